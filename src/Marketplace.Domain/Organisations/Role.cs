namespace Marketplace.Domain.Organisations;

/// <summary>A person's role inside an organisation; it gives powers.</summary>
public enum Role
{
    Reader,
    Accountant,
    Officer,
    Representative,
}

/// <summary>What a membership may do for its organisation.</summary>
[Flags]
public enum Power
{
    None = 0,
    Draft = 1,
    Negotiate = 2,

    /// <summary>Accept terms, a mandate or a contract: what obliges the organisation.</summary>
    Bind = 4,
    Pay = 8,

    /// <summary>Review listings, demands and organisations; only at the exchange.</summary>
    Review = 16,

    /// <summary>Members, roles and the profile.</summary>
    Manage = 32,
    Report = 64,
}

/// <summary>What an organisation may do on the exchange; several at once.</summary>
[Flags]
public enum Capability
{
    None = 0,

    /// <summary>Bên giao: lists technologies.</summary>
    Supplier = 1,

    /// <summary>Bên nhận: posts demands, makes offers.</summary>
    Recipient = 2,
    Broker = 4,
    Valuer = 8,

    /// <summary>Quản trị Sàn.</summary>
    Exchange = 16,

    /// <summary>Whatever the organisation may do; each may do something.</summary>
    Any = Supplier | Recipient | Broker | Valuer | Exchange,
}

public static class Roles
{
    public static Power Powers(this Role role) => role switch
    {
        Role.Representative => Power.Draft | Power.Negotiate | Power.Bind | Power.Pay | Power.Review | Power.Manage | Power.Report,
        Role.Officer => Power.Draft | Power.Negotiate | Power.Review | Power.Report,
        Role.Accountant => Power.Pay | Power.Report,
        _ => Power.Report,
    };
}
