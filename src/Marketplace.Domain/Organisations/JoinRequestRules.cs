using Marketplace.Domain.Common;

namespace Marketplace.Domain.Organisations;

/// <summary>Every way in which asking to join says no.</summary>
public static class JoinRequestRules
{
    /// <summary>More at once than this are no person looking for their organisation.</summary>
    public const int MostWaiting = 5;

    public const int MessageLength = 500;

    public static readonly Rule AKnownCodeIsNeeded = Rule.Named("Code");
    public static readonly Rule OneAsksOnce = Rule.Named("Code");
    public static readonly Rule AFewRequestsWaitAtATime = Rule.Named();
    public static readonly Rule OnlyAWaitingRequestIsAnswered = Rule.Named();
}
