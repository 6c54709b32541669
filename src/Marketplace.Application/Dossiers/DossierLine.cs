using Marketplace.Domain.Listings;

namespace Marketplace.Application.Dossiers;

/// <summary>One part of a dossier as text.</summary>
/// <param name="Text">Empty when it is not stated.</param>
public sealed record DossierLine(ListingPart Part, string Label, string Text);
