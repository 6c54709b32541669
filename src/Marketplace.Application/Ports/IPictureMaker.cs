namespace Marketplace.Application.Ports;

/// <summary>Makes pictures anew: of what was brought, only the pixels are kept. Never throws for anything a person can bring.</summary>
public interface IPictureMaker
{
    /// <summary>By the head of the file alone; null when it is none that can be read.</summary>
    PictureSize? Measure(byte[] content);

    /// <summary>The picture upright, as WebP, once for each width; a narrower one is not widened.</summary>
    /// <returns>Null when it cannot be read to its end.</returns>
    Task<IReadOnlyList<MadePicture>?> Make(byte[] content, IReadOnlyList<int> widths, CancellationToken cancellationToken);
}

public sealed record PictureSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;
}

public sealed record MadePicture(byte[] Content, PictureSize Size);
