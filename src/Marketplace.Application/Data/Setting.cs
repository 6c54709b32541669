namespace Marketplace.Application.Data;

/// <summary>A value that the running site keeps for itself, such as the database's own id. Not configuration.</summary>
public sealed class Setting(string name, string value)
{
    /// <summary>Made anew with every database; an index of another one is not trusted.</summary>
    public const string DatabaseId = "database-id";

    /// <summary>How often `reindex` was run: an index of an earlier generation is built anew by the node that keeps it.</summary>
    public const string IndexGeneration = "index-generation";

    /// <summary>The shipped state of the reference lists that was loaded last.</summary>
    public const string ReferenceSeed = "reference-seed";

    /// <summary>The shipped state of the glossary that was loaded last.</summary>
    public const string GlossarySeed = "glossary-seed";

    public string Name { get; private set; } = name;

    public string Value { get; set; } = value;
}
