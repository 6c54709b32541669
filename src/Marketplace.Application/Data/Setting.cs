namespace Marketplace.Application.Data;

/// <summary>A value that the running site keeps for itself, such as the database's own id. Not configuration.</summary>
public sealed class Setting(string name, string value)
{
    /// <summary>Made anew with every database; an index of another one is not trusted.</summary>
    public const string DatabaseId = "database-id";

    public string Name { get; private set; } = name;

    public string Value { get; set; } = value;
}
