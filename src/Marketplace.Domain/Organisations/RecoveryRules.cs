using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>Every way in which recovering an organisation says no.</summary>
public static class RecoveryRules
{
    public static readonly Rule AnOfficialLetterHasItsNumber = Rule.Named("LetterNumber");
    public static readonly Rule AnOfficialLetterIsWritten = Rule.Named("LetterOn");
    public static readonly Rule AnotherConfirmsARecovery = Rule.Named();
    public static readonly Rule OnlyAProposedRecoveryIsDecided = Rule.Named();
    public static readonly Rule OneRecoveryAtATime = Rule.Named();
}
