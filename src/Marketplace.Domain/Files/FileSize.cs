namespace Marketplace.Domain.Files;

/// <summary>How large a file is, as people say it: 820 KB, 1,2 MB.</summary>
public static class FileSize
{
    private const int Kilo = 1024;
    private const int Mega = Kilo * Kilo;

    public static string In(IFormatProvider culture, long bytes) => bytes < Mega
        ? Math.Max(1, bytes / Kilo).ToString("0", culture) + "\u00A0KB"
        : ((decimal)bytes / Mega).ToString("0.#", culture) + "\u00A0MB";
}
