using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Meaning;

/// <summary>Configuration section "Meaning": search by meaning beside words. Neither folder nor endpoint: words alone.</summary>
internal sealed class MeaningOptions
{
    public const string Section = "Meaning";

    /// <summary>Holds model.onnx and sentencepiece.bpe.model: the model runs in this process.</summary>
    public string? Folder { get; set; }

    /// <summary>Of a server that speaks OpenAI's embeddings: "http://localhost:8080/v1".</summary>
    public string? Endpoint { get; set; }

    /// <summary>What the server calls the model. For a folder it may stay empty: the folder's name and the file's digest tell it from others.</summary>
    public string? Model { get; set; }

    /// <summary>Of the server, where it wants one.</summary>
    public string? Key { get; set; }

    public string QueryPrefix { get; set; } = "query: ";

    public string PassagePrefix { get; set; } = "passage: ";

    /// <summary>In milliseconds.</summary>
    public int Budget { get; set; } = 60;

    /// <summary>These three are measured for multilingual-e5-small on XQuAD's odd articles: what is wanted is near for 99 of 100 questions, with 2 to 12 of 120 passages.</summary>
    public float Threshold { get; set; } = 0.80f;

    /// <summary>Of a question to texts in the other language.</summary>
    public float ThresholdAcross { get; set; } = 0.74f;

    /// <summary>Of the nearest to the farthest that is still near.</summary>
    public float Margin { get; set; } = 0.05f;

    /// <summary>Standard deviations above the mean of all texts in its language, where there are more than a few.</summary>
    public float StandOut { get; set; } = 2f;

    /// <summary>These four are measured on 57 offers in Vietnamese and English: 1 of 10 others in its language is close to an offer, and 1 of 20 in the other one.</summary>
    public float Close { get; set; } = 0.86f;

    public float CloseAcross { get; set; } = 0.81f;

    /// <summary>Only what is offered twice, or nearly so, is as near in one language.</summary>
    public float Same { get; set; } = 0.93f;

    /// <summary>7 of 10 offers are told in the other language, and 1 of 400 others is taken for one.</summary>
    public float SameAcross { get; set; } = 0.86f;

    /// <summary>Of the model in this process.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Of the folder that `fetch-model` takes the files from.</summary>
    public string? Source { get; set; }

    /// <summary>SHA-256 by file name, for a source that has no SHA256SUMS beside its files.</summary>
    public Dictionary<string, string> Sha256 { get; } = new(StringComparer.Ordinal);

    public bool IsOn => !string.IsNullOrWhiteSpace(Folder) || !string.IsNullOrWhiteSpace(Endpoint);
}

internal sealed class MeaningOptionsValidator : IValidateOptions<MeaningOptions>
{
    public ValidateOptionsResult Validate(string? name, MeaningOptions options)
    {
        var failures = new List<string>();
        if (options is { Folder.Length: > 0, Endpoint.Length: > 0 })
        {
            failures.Add("Meaning:Folder and Meaning:Endpoint are both configured; a model runs either in this process or on a server.");
        }

        if (options.Endpoint is { Length: > 0 } endpoint)
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                failures.Add($"Meaning:Endpoint is \"{endpoint}\"; it must be an address such as http://localhost:8080/v1.");
            }

            if (string.IsNullOrWhiteSpace(options.Model))
            {
                failures.Add("Meaning:Model is empty; a server is asked for a model by its name.");
            }
        }
        else if (options.Folder is { Length: > 0 } folder && ModelFolder.Missing(folder) is { } sentence)
        {
            failures.Add(sentence);
        }

        if (options.Model is { Length: > ModelFolder.LongestName })
        {
            failures.Add($"Meaning:Model is longer than {ModelFolder.LongestName} letters.");
        }

        if (options.Budget is < 1 or > 10_000)
        {
            failures.Add($"Meaning:Budget is {options.Budget}; it must be between 1 and 10000 milliseconds.");
        }

        foreach (var (setting, cosine) in new[]
        {
            (nameof(options.Threshold), options.Threshold), (nameof(options.ThresholdAcross), options.ThresholdAcross), (nameof(options.Close), options.Close), (nameof(options.CloseAcross), options.CloseAcross), (nameof(options.Same), options.Same), (nameof(options.SameAcross), options.SameAcross),
        })
        {
            if (cosine is not (>= -1 and <= 1))
            {
                failures.Add($"Meaning:{setting} is {cosine}; a cosine lies between -1 and 1.");
            }
        }

        if (options.Margin is not (> 0 and <= 2))
        {
            failures.Add($"Meaning:Margin is {options.Margin}; it must be greater than 0 and at most 2.");
        }

        if (options.StandOut is not (>= 0 and <= 10))
        {
            failures.Add($"Meaning:StandOut is {options.StandOut}; it must be between 0 and 10.");
        }

        if (options.Threads is < 1 or > 64)
        {
            failures.Add($"Meaning:Threads is {options.Threads}; it must be between 1 and 64.");
        }

        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
