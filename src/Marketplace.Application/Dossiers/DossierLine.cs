namespace Marketplace.Application.Dossiers;

/// <summary>One part of a dossier as text.</summary>
/// <param name="Text">Empty when it is not stated.</param>
public abstract record DossierLine(string Label, string Text);

/// <inheritdoc/>
public sealed record DossierLine<TPart>(TPart Part, string Label, string Text) : DossierLine(Label, Text)
    where TPart : struct, Enum;
