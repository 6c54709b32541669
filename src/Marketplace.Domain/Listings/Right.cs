namespace Marketplace.Domain.Listings;

/// <summary>What is transferred (Law 07/2017/QH14, art. 7). The rules on conflicts compute with it; its words are in the resources.</summary>
public enum Right
{
    /// <summary>Chuyển nhượng quyền sở hữu.</summary>
    Assignment,

    /// <summary>Chuyển giao quyền sử dụng.</summary>
    Use,
}

/// <summary>How a right to use excludes others (Law 07/2017/QH14, art. 7). An assignment has none.</summary>
public enum Exclusivity
{
    /// <summary>Độc quyền: nobody else, the supplier neither.</summary>
    Exclusive,

    /// <summary>Độc quyền, bên giao vẫn được dùng.</summary>
    Sole,

    /// <summary>Không độc quyền.</summary>
    NonExclusive,
}
