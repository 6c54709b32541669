using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.Deals;

public readonly record struct DealId(Guid Value) : ITypedId
{
    public static DealId New() => new(Guid.CreateVersion7());
}

/// <summary>What follows from agreed terms: a contract to be drafted, signed, registered and performed.</summary>
public sealed class Deal : Root<DealId>
{
    private Deal()
    {
    }

    public string Code { get; private set; } = "";

    public NegotiationId Negotiation { get; private set; }

    public ListingId Listing { get; private set; }

    /// <summary>The listing's revision that both saw.</summary>
    public RevisionId Revision { get; private set; }

    public OrganisationId Supplier { get; private set; }

    public OrganisationId Recipient { get; private set; }

    public Terms Terms { get; private set; } = null!;

    /// <summary>Whole đồng; repeated here to be summed.</summary>
    public long UpFront { get; private set; }

    public DealStatus Status { get; private set; }

    public bool IsDemo { get; private set; }

    public DateTime AgreedAt { get; private set; }

    /// <summary>Who looks after it, on each side.</summary>
    public Charge SupplierCharge { get; private set; } = Charge.Nobody;

    public Charge RecipientCharge { get; private set; } = Charge.Nobody;

    public DateTime? EndedAt { get; private set; }

    public Side? EndedBy { get; private set; }

    public string? EndReason { get; private set; }

    public static Deal Open(TermsAgreed agreed)
    {
        var id = DealId.New();
        return new Deal
        {
            Id = id,
            Code = "HD-" + ShortCode.Of(id.Value),
            Negotiation = agreed.Negotiation,
            Listing = agreed.Listing,
            Revision = agreed.Revision,
            Supplier = agreed.Supplier,
            Recipient = agreed.Recipient,
            Terms = agreed.Terms,
            UpFront = agreed.Terms.UpFront.Amount,
            IsDemo = agreed.IsDemo,
            AgreedAt = agreed.At,
            SupplierCharge = agreed.SupplierCharge,
            RecipientCharge = agreed.RecipientCharge,
        };
    }

    public Side? SideOf(OrganisationId organisation) =>
        organisation == Supplier ? Side.Supplier : organisation == Recipient ? Side.Recipient : null;

    public Charge ChargeOf(Side side) => side == Side.Supplier ? SupplierCharge : RecipientCharge;

    public void PutInCharge(Side side, Charge charge) =>
        (SupplierCharge, RecipientCharge) = side == Side.Supplier ? (charge, RecipientCharge) : (SupplierCharge, charge);

    /// <summary>Ends it before signing; the right is released.</summary>
    public void Abandon(Side side, string reason, DateTime now)
    {
        DealRules.OnlyUnsignedDealsAreAbandoned.Require(Status is DealStatus.Drafting or DealStatus.AwaitingSignatures);
        DealRules.AnAbandonedDealSaysWhy.Require(!string.IsNullOrWhiteSpace(reason));
        Status = DealStatus.Abandoned;
        EndedAt = now;
        EndedBy = side;
        EndReason = reason.Trim();
        Happened(new DealAbandoned(Id, Negotiation, Listing, side, EndReason, now));
    }

    /// <summary>The acceptance behind it was recalled while no contract version existed.</summary>
    public void Recall(DateTime now)
    {
        DealRules.OnlyUnsignedDealsAreAbandoned.Require(Status is DealStatus.Drafting);
        Status = DealStatus.Recalled;
        EndedAt = now;
    }
}

public enum DealStatus
{
    Drafting,
    AwaitingSignatures,
    Signed,
    RegistrationPending,
    InEffect,
    Completed,
    Terminated,
    Expired,
    Abandoned,
    Recalled,
}

public static class DealStatuses
{
    /// <summary>Nothing follows any more; every other status is open.</summary>
    public static readonly IReadOnlyList<DealStatus> Over = [DealStatus.Completed, DealStatus.Terminated, DealStatus.Expired, DealStatus.Abandoned, DealStatus.Recalled];
}

public sealed record DealAbandoned(DealId Deal, NegotiationId Negotiation, ListingId Listing, Side By, string Reason, DateTime At) : IEvent;
