namespace Marketplace.Domain.Policies;

/// <summary>What a platform owes its users in writing.</summary>
public enum PolicyKind
{
    /// <summary>Quy chế hoạt động.</summary>
    OperatingRules,

    /// <summary>Biểu phí.</summary>
    Fees,

    /// <summary>Chính sách dữ liệu cá nhân.</summary>
    Privacy,

    /// <summary>Cam kết bảo mật: what an organisation undertakes before it reads the confidential part of a listing.</summary>
    Confidentiality,
}
