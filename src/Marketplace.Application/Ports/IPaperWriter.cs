using Marketplace.Domain.Common;

namespace Marketplace.Application.Ports;

/// <summary>Writes a paper as a file that people open in their word processor.</summary>
public interface IPaperWriter
{
    byte[] Write(Paper paper);
}

/// <summary>A paper, part by part.</summary>
/// <param name="Footer">Stands on every page, beside its number.</param>
public sealed record Paper(string Title, Language Language, IReadOnlyList<PaperPart> Parts, string Footer);

public abstract record PaperPart;

/// <param name="Level">1 is the paper's title, 2 a part, 3 a part of it.</param>
public sealed record PaperHeading(string Text, int Level) : PaperPart;

/// <summary>A paragraph; its lines are broken where the text breaks them.</summary>
public sealed record PaperText(string Text) : PaperPart;

public sealed record PaperBullet(string Text) : PaperPart;

/// <param name="Head">Names of the columns; empty when the first column names the rows.</param>
public sealed record PaperTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperPart;

/// <summary>A file that a reader takes away.</summary>
public sealed record PaperFile(string Name, byte[] Content)
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
