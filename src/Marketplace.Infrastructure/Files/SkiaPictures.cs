using Marketplace.Application.Ports;
using SkiaSharp;

namespace Marketplace.Infrastructure.Files;

/// <summary>Pictures by SkiaSharp. A large photograph takes a few hundred megabytes while it is made, so only two are made at once.</summary>
internal sealed class SkiaPictures : IPictureMaker, IDisposable
{
    private const int AtOnce = 2;
    private const int Quality = 82;

    /// <summary>WebP knows no longer side.</summary>
    private const float LongestSide = 16_000f;

    private readonly SemaphoreSlim _free = new(AtOnce);

    public void Dispose() => _free.Dispose();

    public PictureSize? Measure(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        return codec is null ? null : Upright(codec.Info.Width, codec.Info.Height, codec.EncodedOrigin);
    }

    public async Task<IReadOnlyList<MadePicture>?> Make(byte[] content, IReadOnlyList<int> widths, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Make(content, widths), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    private static List<MadePicture>? Make(byte[] content, IReadOnlyList<int> widths)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        using var read = codec is null ? null : Read(codec, widths.Max());
        if (read is null)
        {
            return null;
        }

        using var upright = TurnUpright(read, codec!.EncodedOrigin);
        var made = new List<MadePicture>();
        foreach (var width in widths)
        {
            var scale = Math.Min(1, Math.Min((float)width / upright.Width, LongestSide / upright.Height));
            var size = new PictureSize(Math.Max(1, (int)MathF.Round(upright.Width * scale)), Math.Max(1, (int)MathF.Round(upright.Height * scale)));
            using var picture = upright.Resize(upright.Info.WithSize(size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            using var encoded = picture?.Encode(SKEncodedImageFormat.Webp, Quality);
            if (encoded is null)
            {
                return null;
            }

            made.Add(new MadePicture(encoded.ToArray(), size));
        }

        return made;
    }

    /// <summary>Reads it no larger than needed, where its format knows how; null when it ends too early or is damaged.</summary>
    private static SKBitmap? Read(SKCodec codec, int widest)
    {
        var scale = Math.Min(1f, 2f * widest / Math.Min(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static SKBitmap TurnUpright(SKBitmap read, SKEncodedOrigin origin)
    {
        var size = Upright(read.Width, read.Height, origin);
        var upright = new SKBitmap(read.Info.WithSize(size.Width, size.Height));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turn(origin, size));
        canvas.DrawBitmap(read, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }

    private static bool IsOnItsSide(SKEncodedOrigin origin) =>
        origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    private static PictureSize Upright(int width, int height, SKEncodedOrigin origin) => IsOnItsSide(origin) ? new(height, width) : new(width, height);

    /// <summary>From where the camera says that the first pixel is, to the upper left corner.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, PictureSize size)
    {
        var (w, h) = (size.Width, size.Height);
        return origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, w, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, w, -1, 0, h, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, h, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
    }
}
