using System.Runtime.CompilerServices;

namespace Marketplace.TestSupport;

/// <summary>Where the sources lie, for tests that read them.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Real data that is not part of the project; null where it is not given.</summary>
    public static string? Shared
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared"));
            return Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>The project's own files with an ending, without what the build made.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "Migrations"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Find([CallerFilePath] string here = "")
    {
        // The build may have mapped source paths away; the running test lies below the root too.
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) ?? "" })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException("Marketplace.sln is not above the tests.");
    }
}
