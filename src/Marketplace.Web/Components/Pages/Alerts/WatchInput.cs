using Marketplace.Domain.Alerts;

namespace Marketplace.Web.Components.Pages.Alerts;

/// <summary>What the forms about watches send.</summary>
internal sealed class WatchInput
{
    public Guid Watch { get; set; }

    public int Seen { get; set; }

    public string? Name { get; set; }

    public string? Field { get; set; }

    public string? Mail { get; set; }

    /// <summary>What no rhythm is called so asks for no letters.</summary>
    public MailRhythm Rhythm => Enum.TryParse<MailRhythm>(Mail, out var rhythm) && Enum.IsDefined(rhythm) ? rhythm : MailRhythm.None;
}
