using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Organisations;

public sealed class RecoveryTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly MemberId Proposer = MemberId.New();

    [Fact]
    public void An_official_letter_has_its_number_and_is_written()
    {
        Should.Throw<RuleBroken>(() => Proposed(number: " ")).Rule.ShouldBe(RecoveryRules.AnOfficialLetterHasItsNumber);
        Should.Throw<RuleBroken>(() => Proposed(on: new DateOnly(2026, 11, 25))).Rule.ShouldBe(RecoveryRules.AnOfficialLetterIsWritten);
        Proposed(on: new DateOnly(2026, 11, 24)).State.ShouldBe(RecoveryState.Proposed);
    }

    [Fact]
    public void Another_confirms_a_recovery()
    {
        var recovery = Proposed();
        Should.Throw<RuleBroken>(() => recovery.Confirm(Proposer, Now)).Rule.ShouldBe(RecoveryRules.AnotherConfirmsARecovery);

        recovery.Confirm(MemberId.New(), Now);

        recovery.State.ShouldBe(RecoveryState.Confirmed);
        Should.Throw<RuleBroken>(() => recovery.Confirm(MemberId.New(), Now)).Rule.ShouldBe(RecoveryRules.OnlyAProposedRecoveryIsDecided);
        Should.Throw<RuleBroken>(() => recovery.Drop(Proposer, Now)).Rule.ShouldBe(RecoveryRules.OnlyAProposedRecoveryIsDecided);
    }

    [Fact]
    public void Its_proposer_may_drop_it()
    {
        var recovery = Proposed();
        recovery.Drop(Proposer, Now);
        recovery.State.ShouldBe(RecoveryState.Dropped);
    }

    private static Recovery Proposed(string number = "15/CV-VLM", DateOnly? on = null) =>
        new(RecoveryId.New(), OrganisationId.New(), number, on ?? new DateOnly(2026, 11, 20), "moi@vien.example", Proposer, Now);
}
