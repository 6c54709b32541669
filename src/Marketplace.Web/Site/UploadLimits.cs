namespace Marketplace.Web.Site;

/// <summary>How much one request may bring.</summary>
internal static class UploadLimits
{
    /// <summary>Twelve images of the usual size, or two documents of the greatest; a file that is too large is told so, not cut off.</summary>
    public const long Request = 128L * 1024 * 1024;
}
