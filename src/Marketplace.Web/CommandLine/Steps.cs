namespace Marketplace.Web.CommandLine;

/// <summary>Reports at once, on the caller's thread; the framework's own Progress posts and may come late.</summary>
internal sealed class Steps<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
