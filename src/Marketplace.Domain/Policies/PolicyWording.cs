using Marketplace.Domain.Common;

namespace Marketplace.Domain.Policies;

/// <summary>What a policy says, in Markdown and in both languages.</summary>
/// <param name="Changes">What is new in it, for those who know the version before; none for the first.</param>
public sealed record PolicyWording(Bilingual Text, Bilingual Changes);
