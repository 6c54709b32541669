using Marketplace.Domain.Common;

namespace Marketplace.Domain.Disclosures;

/// <summary>A disclosure went a step on, of which the other side is told.</summary>
public sealed record DisclosureMoved(DisclosureId Disclosure, DisclosureDeed Deed) : IEvent;
