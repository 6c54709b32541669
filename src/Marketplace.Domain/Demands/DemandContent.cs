using Marketplace.Domain.Common;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Demands;

/// <summary>What a demand says. Immutable: an edit is another content. Empty parts are "not stated"; codes are those of the reference lists.</summary>
public sealed record DemandContent : IFiled
{
    public static readonly DemandContent Empty = new();

    public Bilingual Title { get; init; } = Bilingual.None;

    public Bilingual Problem { get; init; } = Bilingual.None;

    /// <summary>How it is done today: equipment, scale, what was tried.</summary>
    public Bilingual Situation { get; init; } = Bilingual.None;

    public Bilingual Result { get; init; } = Bilingual.None;

    /// <summary>The required result in figures.</summary>
    public IReadOnlyList<ResultFigure> Figures { get; init; } = [];

    /// <summary>Field of science and technology, level 2.</summary>
    public string? Field { get; init; }

    /// <summary>Industries (VSIC) in which it will be used.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Province in which it will be used.</summary>
    public string? Province { get; init; }

    /// <summary>The least readiness level wanted, 1 to 9.</summary>
    public int? TrlWanted { get; init; }

    public Money? BudgetFrom { get; init; }

    public Money? BudgetTo { get; init; }

    /// <summary>Hanoi date until which proposals are taken.</summary>
    public DateOnly? Deadline { get; init; }

    public IReadOnlyList<RightWanted> Rights { get; init; } = [];

    /// <summary>Forms of transfer (art. 5).</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Methods of transfer (art. 6).</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>What else both could do together: a trial, joint development, training.</summary>
    public Bilingual Cooperation { get; init; } = Bilingual.None;

    /// <summary>The person in charge.</summary>
    public ContactPerson? Contact { get; init; }

    /// <summary>In the order in which they were brought.</summary>
    public IReadOnlyList<DemandAttachment> Attachments { get; init; } = [];

    /// <summary>Only staff see the name, and a proposer after acceptance.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Everybody reads it; only invited suppliers propose.</summary>
    public bool IsForInvited { get; init; }

    /// <summary>Without what the public never sees: ways to reach the person in charge, and of who asks anonymously that person altogether.</summary>
    public DemandContent AsPublic() => this with { Contact = IsAnonymous || Contact is null ? null : Contact with { Phone = null, Mail = null } };
}

/// <summary>A file that says more of the problem. Nothing in it tells who made it.</summary>
/// <param name="Title">As the page calls it; the file's own name could tell whose it is.</param>
public sealed record DemandAttachment(FileId File, FileKind Kind, long Length, Bilingual Title);

/// <summary>The words of an attachment.</summary>
public sealed record AttachmentWords(FileId File, Bilingual Title);

/// <summary>One figure of the required result: "colour 400 Pt-Co" today, "under 50 Pt-Co" wanted.</summary>
public sealed record ResultFigure(Bilingual Measure, string Today, string Wanted)
{
    /// <summary>What is measured, and what it shall be; today's figure may be unknown.</summary>
    public bool IsWhole => !Measure.IsEmpty && Wanted.Length > 0;
}

/// <summary>A right that the asker would take.</summary>
public enum RightWanted
{
    Assignment,
    Exclusive,
    Sole,
    NonExclusive,
}
