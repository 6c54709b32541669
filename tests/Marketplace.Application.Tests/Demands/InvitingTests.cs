using Marketplace.Application.Approvals;
using Marketplace.Application.Common;
using Marketplace.Application.Demands;
using Marketplace.Application.Search;
using Marketplace.Application.Tests.Access;
using Marketplace.Application.Work;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Marketplace.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Application.Tests.Demands;

public sealed class InvitingTests : IAsyncLifetime
{
    private TestExchange _exchange = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _exchange = await TestExchange.Open();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task A_supplier_learns_of_its_invitation_once_the_demand_is_public()
    {
        var (business, supplier, id) = (await _exchange.NewPerson(Capability.Recipient), await _exchange.NewPerson(Capability.Supplier), DemandId.New());
        await business.Do(new DraftDemand(id, DemandAccess.Complete), Token);
        await business.Do(new InviteSupplier(DemandInvitationId.New(), id, await _exchange.CodeOf(supplier)), Token);

        (await business.Get(new GetInvitedSuppliers(id), Token)).Suppliers.Single().State.ShouldBe(DemandInvitationState.Prepared);
        (await supplier.Get(new GetMyInvitations(), Token)).Open.ShouldBeEmpty();
        (await _exchange.LettersTo(supplier.Mail, Token)).ShouldBeEmpty();

        var code = await Approve(business, id);

        (await business.Get(new GetInvitedSuppliers(id), Token)).Suppliers.Single().State.ShouldBe(DemandInvitationState.Sent);
        (await supplier.Get(new GetMyInvitations(), Token)).Open.Single().DemandCode.ShouldBe(code);
        (await supplier.Get(new GetDemand(code), Token)).Invitation.ShouldBe(DemandInvitationState.Sent);
        (await business.Get(new GetDemand(code), Token)).Invitation.ShouldBeNull();
        var letter = (await _exchange.LettersTo(supplier.Mail, Token)).ShouldHaveSingleItem();
        letter.ShouldSatisfyAllConditions(l => l.Subject.ShouldBe("Bạn được mời đề xuất giải pháp: Xử lý nước thải dệt nhuộm"), l => l.Text.ShouldContain($"/demands/{code}"));
        var task = (await supplier.Get(new GetWork(), Token)).Tasks.Single(t => t.Kind == WorkKind.AnswerInvitation);
        task.Path.ShouldBe($"demands/{code}");
    }

    [Fact]
    public async Task A_supplier_invited_to_an_open_demand_learns_at_once()
    {
        var demand = await _exchange.InvitedSupplier();
        var other = await _exchange.NewPerson(Capability.Supplier);
        await demand.Business.Do(new InviteSupplier(DemandInvitationId.New(), demand.Demand, await _exchange.CodeOf(other)), Token);

        (await _exchange.LettersTo(other.Mail, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_supplier_is_invited_once_and_again_after_the_invitation_was_taken_back()
    {
        var (business, supplier, demand, _, invitation) = await _exchange.InvitedSupplier();
        var again = new InviteSupplier(DemandInvitationId.New(), demand, await _exchange.CodeOf(supplier));
        (await business.Refused(again, Token)).ShouldBe(nameof(DemandInvitationRules.ASupplierIsInvitedOnce));

        await business.Do(new TakeInvitationBack(invitation.Id, invitation.Version), Token);
        (await business.Get(new GetInvitedSuppliers(demand), Token)).Suppliers.ShouldBeEmpty();
        (await supplier.Get(new GetMyInvitations(), Token)).Open.ShouldBeEmpty();
        await business.Do(again, Token);
    }

    [Fact]
    public async Task Two_colleagues_who_invite_the_same_supplier_at_the_same_moment_invite_it_once()
    {
        var (business, demand) = await _exchange.DraftedDemand();
        var colleague = await _exchange.Join(business.Organisation, Role.Officer);
        var code = await _exchange.CodeOf(await _exchange.NewPerson(Capability.Supplier));

        var results = await Task.WhenAll(new[] { business, colleague }.Select(p => Task.Run(() => p.Send(new InviteSupplier(DemandInvitationId.New(), demand.Id, code), Token), Token)));

        results.Count(r => r.IsDone).ShouldBe(1);
        results.Single(r => !r.IsDone).Problem!.Refusals.Single().Code.ShouldBe(nameof(DemandInvitationRules.ASupplierIsInvitedOnce));
        (await business.Get(new GetInvitedSuppliers(demand.Id), Token)).Suppliers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_invited_supplier_declines_with_a_reason_that_the_asker_reads_and_may_still_propose()
    {
        var (business, supplier, demand, code, invitation) = await _exchange.InvitedSupplier(DemandAccess.Complete with { IsForInvited = true });
        (await supplier.Send(new DeclineInvitation(invitation.Id, invitation.Version, "bribe", null), Token)).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
        (await supplier.Refused(new DeclineInvitation(invitation.Id, invitation.Version, null, null), Token)).ShouldBe(nameof(ProposalRules.ADeclineGivesAReason));
        await supplier.Do(new DeclineInvitation(invitation.Id, invitation.Version, "capacity", "Quý này kín việc."), Token);

        (await business.Get(new GetInvitedSuppliers(demand), Token)).Suppliers.Single()
            .ShouldSatisfyAllConditions(s => s.State.ShouldBe(DemandInvitationState.Declined), s => s.Reason.ShouldBe("Chưa đủ người và thời gian"), s => s.ReasonText.ShouldBe("Quý này kín việc."));
        (await _exchange.LettersTo(business.Mail, Token))[^1].Subject.ShouldBe("Lời mời được trả lời: Xử lý nước thải dệt nhuộm");
        (await supplier.Get(new GetMyInvitations(), Token)).Open.ShouldBeEmpty();
        (await supplier.Get(new GetWork(), Token)).Tasks.ShouldNotContain(t => t.Kind == WorkKind.AnswerInvitation);
        (await supplier.Get(new GetProposalStart(code), Token)).Hindrance.ShouldBeNull();
        await supplier.Do(new SendProposal(ProposalId.New(), demand, null, "Nay đã thu xếp được.", new PriceIdeaForm()), Token);
    }

    [Fact]
    public async Task A_demand_for_the_invited_is_read_by_everybody_and_answered_by_the_invited()
    {
        var (business, supplier, demand, code, _) = await _exchange.InvitedSupplier(DemandAccess.Complete with { IsForInvited = true });
        var other = await _exchange.NewPerson(Capability.Supplier);
        var proposal = new SendProposal(ProposalId.New(), demand, null, "Màng gốm.", new PriceIdeaForm());

        (await _exchange.Visitor.Ask(new GetDemand(code), Token)).Answer.Content.IsForInvited.ShouldBeTrue();
        (await other.Get(new GetProposalStart(code), Token)).Hindrance.ShouldBe(ProposalHindrance.NotInvited);
        (await other.Refused(proposal, Token)).ShouldBe(nameof(ProposalRules.OnlyTheInvitedPropose));
        await supplier.Do(proposal with { Proposal = ProposalId.New() }, Token);

        (await business.Get(new GetInvitedSuppliers(demand), Token)).Suppliers.Single().HasProposed.ShouldBeTrue();
        (await supplier.Get(new GetMyInvitations(), Token)).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Suppliers_are_found_by_their_name_without_marks_and_only_verified_ones()
    {
        var (business, supplier, _) = (await _exchange.NewPerson(Capability.Recipient | Capability.Supplier), await _exchange.NewPerson(Capability.Supplier), await _exchange.NewPerson(Capability.Supplier, verified: false));
        await _exchange.Services.GetRequiredService<IndexFollower>().CatchUp(Token);

        (await business.Get(new GetSuppliersNamed("to chuc"), Token)).Select(s => s.Code).ShouldBe([await _exchange.CodeOf(supplier)]);
        (await business.Get(new GetSuppliersNamed(" "), Token)).ShouldBeEmpty();
    }

    private async Task<string> Approve(Person business, DemandId id)
    {
        var staff = await _exchange.NewPerson(Capability.Exchange);
        await business.Do(new SubmitDemand(id, (await business.Get(new GetDemandForEdit(id), Token)).Version), Token);
        var read = await staff.Get(new GetDemandReview(id), Token);
        await staff.Do(new ApproveDemand(id, read.Version, read.Revision, ReviewChecklist.Demand), Token);
        return read.Code;
    }
}
