namespace Marketplace.Infrastructure.Search.Embedded;

/// <summary>
/// An open file beside an index folder that nobody else can open: gone with its process, however that ends. Lucene's own lock did
/// not keep a second process out on Linux, and its simple one stays behind after a kill.
/// </summary>
internal static class OwnerLock
{
    public const string Ending = ".lock";

    /// <returns>Null while somebody else holds it.</returns>
    public static FileStream? TryTake(string folder)
    {
        try
        {
            return new FileStream(folder + Ending, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
