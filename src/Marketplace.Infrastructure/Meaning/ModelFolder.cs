using System.Security.Cryptography;

namespace Marketplace.Infrastructure.Meaning;

/// <summary>The two files of a model that runs in this process.</summary>
internal static class ModelFolder
{
    public const string Model = "model.onnx";
    public const string Tokenizer = "sentencepiece.bpe.model";
    public const int LongestName = 150;

    public static readonly IReadOnlyList<string> Files = [Model, Tokenizer];

    /// <summary>What is not there, as a sentence; null when everything is.</summary>
    public static string? Missing(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return $"Meaning:Folder is \"{folder}\", which does not exist. `fetch-model` fetches a model.";
        }

        return Files.FirstOrDefault(f => !File.Exists(Path.Combine(folder, f))) is { } file
            ? $"Meaning:Folder is \"{folder}\", where {file} is missing. `fetch-model` fetches a model."
            : null;
    }

    /// <summary>The same for the same model, wherever it lies.</summary>
    public static string NameOf(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, Model));
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return $"{name[..Math.Min(name.Length, 100)]}@{Convert.ToHexStringLower(SHA256.HashData(file))[..16]}";
    }
}
