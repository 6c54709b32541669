using Marketplace.Domain.Deals;

namespace Marketplace.Domain.Negotiations;

/// <summary>The six stages that everybody sees, from interest to performance.</summary>
public enum Stage
{
    /// <summary>Quan tâm.</summary>
    Interest = 1,

    /// <summary>Bảo mật; passed over unless the listing asks for it.</summary>
    Confidentiality,

    /// <summary>Đề xuất điều khoản: the first round waits.</summary>
    Offer,

    /// <summary>Đàm phán và pháp lý: the sides have begun to answer one another.</summary>
    Negotiation,

    /// <summary>Ký và đăng ký: terms are agreed, the contract is on its way.</summary>
    Signing,

    /// <summary>Thực hiện và thanh toán.</summary>
    Performance,
}

public static class Stages
{
    /// <param name="deal">Status of the deal that came of it; null while there is none.</param>
    public static Stage Of(int rounds, DealStatus? deal) => (deal, rounds) switch
    {
        (DealStatus.InEffect or DealStatus.Completed or DealStatus.Terminated or DealStatus.Expired, _) => Stage.Performance,
        (not null and not DealStatus.Recalled and not DealStatus.Abandoned, _) => Stage.Signing,
        (_, 0) => Stage.Interest,
        (_, 1) => Stage.Offer,
        _ => Stage.Negotiation,
    };
}
