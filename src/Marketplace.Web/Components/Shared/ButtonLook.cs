namespace Marketplace.Web.Components.Shared;

/// <summary>How much a button asks for. A page has one that comes first.</summary>
public enum ButtonLook
{
    Plain,
    First,
    Quiet,
    Danger,
}

internal static class ButtonLooks
{
    public static string Class(this ButtonLook look, bool small) => "button" + (look == ButtonLook.Plain ? "" : " " + look.ToString().ToLowerInvariant()) + (small ? " small" : "");
}
