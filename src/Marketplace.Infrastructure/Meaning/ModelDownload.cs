using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Marketplace.Application.Meaning;

namespace Marketplace.Infrastructure.Meaning;

/// <summary>
/// Fetches a model over HTTP into a folder beside the one that is wanted, which takes its place when every file is whole: a site never starts
/// with half a model. A broken connection is taken up again where it broke, in this attempt or in the next.
/// </summary>
internal sealed class ModelDownload(HttpClient http, MeaningOptions options, string usualFolder, TimeProvider clock) : IModelSource
{
    private const string SumsFile = "SHA256SUMS";
    private const int LengthOfSum = 64;

    /// <summary>In a row, without a single byte between them.</summary>
    private const int MostFailures = 5;

    private const int ReportEvery = 1 << 20;

    /// <summary>A connection over which nothing comes for so long is given up.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    public async Task<string> Fetch(Uri? address, IProgress<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        var source = Folder(address ?? (options.Source is { Length: > 0 } given ? new Uri(given, UriKind.Absolute) : throw new ModelNotFetchedException("Say where the model is: fetch-model URL, or Meaning:Source.")));
        var wanted = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder is { Length: > 0 } folder ? folder : usualFolder));
        var beside = wanted + ".download";
        try
        {
            var sums = await Sums(source, cancellationToken);
            Directory.CreateDirectory(beside);
            foreach (var file in ModelFolder.Files)
            {
                await FetchWhole(new Uri(source, file), Path.Combine(beside, file), sums[file], progress, cancellationToken);
            }

            Swap(beside, wanted);
            return wanted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelNotFetchedException($"The model could not be written to {beside}: {exception.Message}", exception);
        }
    }

    private static Uri Folder(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    private async Task<IReadOnlyDictionary<string, string>> Sums(Uri source, CancellationToken cancellationToken)
    {
        if (ModelFolder.Files.All(options.Sha256.ContainsKey))
        {
            return options.Sha256;
        }

        var address = new Uri(source, SumsFile);
        string text;
        try
        {
            text = await http.GetStringAsync(address, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new ModelNotFetchedException($"{address} could not be read ({Reason(exception)}), and Meaning:Sha256 does not say the sums of the files either.", exception);
        }

        // As sha256sum writes it: the sum, two spaces or a space and a star, the name.
        var sums = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => l.Length > LengthOfSum + 2 && l[..LengthOfSum].All(char.IsAsciiHexDigit))
            .GroupBy(l => Path.GetFileName(l[(LengthOfSum + 2)..]), l => l[..LengthOfSum], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return ModelFolder.Files.FirstOrDefault(f => !sums.ContainsKey(f)) is { } missing ? throw new ModelNotFetchedException($"{address} does not say the sum of {missing}.") : sums;
    }

    /// <summary>What was left by an earlier attempt may be of another version: then it is fetched once more from the beginning.</summary>
    private async Task FetchWhole(Uri address, string path, string sum, IProgress<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        var isRemainder = File.Exists(path);
        await FetchRest(address, path, progress, cancellationToken);
        if (await IsWhole(path, sum, cancellationToken))
        {
            return;
        }

        File.Delete(path);
        if (isRemainder)
        {
            await FetchRest(address, path, progress, cancellationToken);
            if (await IsWhole(path, sum, cancellationToken))
            {
                return;
            }

            File.Delete(path);
        }

        throw new ModelNotFetchedException($"{address} is not the file whose SHA-256 is {sum}; it was thrown away.");
    }

    private async Task FetchRest(Uri address, string path, IProgress<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        for (var failures = 0; ;)
        {
            var before = file.Seek(0, SeekOrigin.End);
            try
            {
                await Append(address, file, progress, cancellationToken);
                file.Flush(flushToDisk: true);
                return;
            }
            catch (Exception exception) when (IsPassing(exception, cancellationToken))
            {
                failures = file.Length > before ? 0 : failures + 1;
                if (failures == MostFailures)
                {
                    throw new ModelNotFetchedException($"{address} could not be fetched ({Reason(exception)}). What has come is kept; try again.", exception);
                }

                if (failures > 0)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1 << failures), clock, cancellationToken);
                }
            }
            catch (HttpRequestException exception)
            {
                throw new ModelNotFetchedException($"{address} could not be fetched ({Reason(exception)}).", exception);
            }
        }
    }

    private async Task Append(Uri address, FileStream file, IProgress<FetchedBytes> progress, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (file.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(file.Length, null);
        }

        using var silent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silent.CancelAfter(Silence);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silent.Token);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Everything is there already, or more than that: the sum will tell.
            return;
        }

        response.EnsureSuccessStatusCode();
        if (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != file.Length)
        {
            file.SetLength(0);
        }

        var whole = file.Length + response.Content.Headers.ContentLength;
        var (name, reported) = (Path.GetFileName(file.Name), -(long)ReportEvery);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(silent.Token);
            while (true)
            {
                silent.CancelAfter(Silence);
                var read = await Read(content, buffer, silent.Token);
                await file.WriteAsync(buffer.AsMemory(0, read), silent.Token);
                if (read == 0 || file.Position - reported >= ReportEvery)
                {
                    reported = file.Position;
                    progress.Report(new FetchedBytes(name, reported, whole));
                }

                if (read == 0)
                {
                    return;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A connection that is reset shall not be taken for a disk that is full.</summary>
    private static async ValueTask<int> Read(Stream content, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException exception) when (exception is not HttpIOException)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, exception.Message, exception);
        }
    }

    /// <summary>Worth another attempt: the connection broke or fell silent, or the server is busy.</summary>
    private static bool IsPassing(Exception exception, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested && exception switch
    {
        HttpIOException or OperationCanceledException => true,
        HttpRequestException { StatusCode: { } status } => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500,
        HttpRequestException => true,
        _ => false,
    };

    private static async Task<bool> IsWhole(string path, string sum, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return string.Equals(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)), sum, StringComparison.OrdinalIgnoreCase);
    }

    private static void Swap(string whole, string wanted)
    {
        var old = wanted + ".old";
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }

        if (Directory.Exists(wanted))
        {
            Directory.Move(wanted, old);
        }

        Directory.Move(whole, wanted);
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => $"it answers {(int)status}",
        OperationCanceledException => $"nothing came for {Silence.TotalSeconds:0} seconds",
        _ => exception.Message,
    };
}
