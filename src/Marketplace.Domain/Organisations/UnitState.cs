namespace Marketplace.Domain.Organisations;

/// <summary>What the legal parent said about a unit that named it.</summary>
public enum UnitState
{
    Asked,
    Confirmed,
    Refused,
}
