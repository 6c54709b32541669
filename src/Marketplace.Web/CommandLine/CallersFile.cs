namespace Marketplace.Web.CommandLine;

/// <summary>A path as the caller's shell means it: `dotnet run` starts the program in the project's folder, not in theirs.</summary>
internal static class CallersFile
{
    public static string Path(string given) =>
        System.IO.Path.GetFullPath(given, Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } shell && Directory.Exists(shell) ? shell : Environment.CurrentDirectory);
}
