namespace Marketplace.Domain.Common;

/// <summary>An id with its own type, so that a listing's cannot be passed for a demand's. Version-7 GUIDs, made when the form is rendered.</summary>
public interface ITypedId
{
    Guid Value { get; }
}
