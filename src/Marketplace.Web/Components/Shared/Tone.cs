namespace Marketplace.Web.Components.Shared;

/// <summary>What a colour says: good is done, warm is a clock or a turn, alert is late or refused, calm is a hint.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warm,
    Alert,
    Calm,

    /// <summary>A side remark: only a line around it.</summary>
    Outline,
}

internal static class Tones
{
    public static string? Class(this Tone tone) => tone == Tone.Neutral ? null : tone.ToString().ToLowerInvariant();
}
