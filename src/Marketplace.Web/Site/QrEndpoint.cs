using System.Text;
using Marketplace.Application.Notifications;
using QRCoder;

namespace Marketplace.Web.Site;

/// <summary>A QR code that leads to a technology, or to the comparison of several, at the site's own address and in the reader's language.</summary>
internal static class QrEndpoint
{
    private const int PixelsPerModule = 4;

    public static void MapQr(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/qr.svg", (string? codes, SiteAddress site) =>
            ComparedCodes.Of([codes]) is { Count: > 0 } given && ComparedCodes.AreShaped(given)
                ? Results.Text(Svg(site.Link(SiteLanguage.Current, ComparedCodes.PathOf(given))), "image/svg+xml", Encoding.UTF8)
                : Results.NotFound());

    private static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
