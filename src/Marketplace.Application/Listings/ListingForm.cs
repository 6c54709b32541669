using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;

namespace Marketplace.Application.Listings;

/// <summary>What a supplier fills in. Everything may be left open while it is a draft; the submission says what is missing.</summary>
/// <param name="RoyaltyPercent">Percent: 1.5 is 1,5 %.</param>
/// <param name="Keywords">Separated by commas, like the codes of the patent classification.</param>
/// <param name="StateFunded">Null is not stated.</param>
public sealed record ListingForm(
    string? TitleVi = null,
    string? TitleEn = null,
    string? SummaryVi = null,
    string? SummaryEn = null,
    string? ProblemVi = null,
    string? ProblemEn = null,
    string? AdvantageVi = null,
    string? AdvantageEn = null,
    string? DescriptionVi = null,
    string? DescriptionEn = null,
    string? Field = null,
    int? Trl = null,
    IReadOnlyList<RightForm>? Rights = null,
    PriceMode? PriceMode = null,
    long? PriceFrom = null,
    long? PriceTo = null,
    decimal? RoyaltyPercent = null,
    RoyaltyBase? RoyaltyBase = null,
    string? Keywords = null,
    string? Ownership = null,
    string? ExistingSolutionsVi = null,
    string? ExistingSolutionsEn = null,
    IReadOnlyList<FigureForm>? Figures = null,
    string? EconomicsVi = null,
    string? EconomicsEn = null,
    string? EvidenceVi = null,
    string? EvidenceEn = null,
    IReadOnlyList<string>? Industries = null,
    string? Ipc = null,
    IReadOnlyList<string>? PriorityTags = null,
    IReadOnlyList<string>? Sdgs = null,
    IReadOnlyList<string>? Objects = null,
    string? TransferClass = null,
    string? AnnexEntry = null,
    string? TrlEvidence4 = null,
    string? TrlEvidence7 = null,
    string? TrlEvidence9 = null,
    IReadOnlyList<CertificateForm>? Certificates = null,
    IReadOnlyList<string>? Forms = null,
    IReadOnlyList<string>? Methods = null,
    IReadOnlyList<OwnerForm>? Owners = null,
    IReadOnlyList<IpRightForm>? IpRights = null,
    bool? StateFunded = null,
    string? FundingLevel = null,
    string? TransferBasis = null,
    string? BasisDocument = null,
    string? ContactName = null,
    string? ContactPosition = null,
    string? ContactPhone = null,
    string? ContactMail = null,
    string? ConfidentialVi = null,
    string? ConfidentialEn = null,
    string? VideoLink = null)
{
    private const decimal PerMillionInPercent = 10_000m;

    internal ListingContent Content() => new()
    {
        Title = new Bilingual(TitleVi, TitleEn),
        Summary = new Bilingual(SummaryVi, SummaryEn),
        Problem = new Bilingual(ProblemVi, ProblemEn),
        ExistingSolutions = new Bilingual(ExistingSolutionsVi, ExistingSolutionsEn),
        Advantage = new Bilingual(AdvantageVi, AdvantageEn),
        Figures = [.. (Figures ?? []).Select(f => f.Figure()).Where(f => !f.Measure.IsEmpty || f.Today.Length > 0 || f.WithIt.Length > 0)],
        Economics = new Bilingual(EconomicsVi, EconomicsEn),
        Evidence = new Bilingual(EvidenceVi, EvidenceEn),
        Description = new Bilingual(DescriptionVi, DescriptionEn),
        Confidential = new Bilingual(ConfidentialVi, ConfidentialEn),
        Field = Said(Field),
        Industries = Industries ?? [],
        Ipc = [.. Words.Split(Ipc).Select(code => code.ToUpperInvariant())],
        PriorityTags = PriorityTags ?? [],
        Sdgs = Sdgs ?? [],
        Keywords = Words.Split(Keywords),
        Objects = Objects ?? [],
        TransferClass = Said(TransferClass),
        AnnexEntry = Said(TransferClass) is null ? null : Said(AnnexEntry),
        Trl = Trl,
        TrlEvidence = [.. Shown(4, TrlEvidence4), .. Shown(7, TrlEvidence7), .. Shown(9, TrlEvidence9)],
        Certificates = [.. (Certificates ?? []).Select(c => c.Certificate())],
        Rights = [.. (Rights ?? []).Select(r => r.Offered())],
        Forms = Forms ?? [],
        Methods = Methods ?? [],
        Price = PriceMode is { } mode ? new PriceWish(mode, Dong(PriceFrom), Dong(PriceTo), Royalty()) : null,
        Owners = [.. (Owners ?? []).Where(o => Said(o.Name) is not null || o.SharePercent is not null).Select(o => o.Owner())],
        IpRights = [.. (IpRights ?? []).Select(r => r.Right())],
        Ownership = Said(Ownership),
        StateFunding = StateFunded is { } funded ? funded ? new StateFunding(true, Said(FundingLevel), Said(TransferBasis), Said(BasisDocument)) : new StateFunding(false, null, null, null) : null,
        Contact = Person(),
        Video = Uri.TryCreate(Said(VideoLink), UriKind.Absolute, out var video) ? video : null,
    };

    internal static ListingForm Of(ListingContent content) => new(
        content.Title.Vi, content.Title.En, content.Summary.Vi, content.Summary.En, content.Problem.Vi, content.Problem.En,
        content.Advantage.Vi, content.Advantage.En, content.Description.Vi, content.Description.En,
        content.Field, content.Trl, [.. content.Rights.Select(RightForm.Of)],
        content.Price?.Mode, content.Price?.From?.Amount, content.Price?.To?.Amount,
        content.Price?.Royalty?.RatePerMillion / PerMillionInPercent, content.Price?.Royalty?.Base,
        string.Join(", ", content.Keywords), content.Ownership,
        content.ExistingSolutions.Vi, content.ExistingSolutions.En, [.. content.Figures.Select(FigureForm.Of)],
        content.Economics.Vi, content.Economics.En, content.Evidence.Vi, content.Evidence.En,
        content.Industries, string.Join(", ", content.Ipc), content.PriorityTags, content.Sdgs, content.Objects, content.TransferClass, content.AnnexEntry,
        EvidenceAt(content, 4), EvidenceAt(content, 7), EvidenceAt(content, 9), [.. content.Certificates.Select(CertificateForm.Of)],
        content.Forms, content.Methods, [.. content.Owners.Select(OwnerForm.Of)], [.. content.IpRights.Select(IpRightForm.Of)],
        content.StateFunding?.IsStateFunded, content.StateFunding?.Level, content.StateFunding?.Basis, content.StateFunding?.Document,
        content.Contact?.Name, content.Contact?.Position, content.Contact?.Phone, content.Contact?.Mail,
        content.Confidential.Vi, content.Confidential.En, content.Video?.AbsoluteUri);

    internal static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();

    private static IEnumerable<ReadinessEvidence> Shown(int level, string? text) => Said(text) is { } said ? [new ReadinessEvidence(level, said)] : [];

    private static string? EvidenceAt(ListingContent content, int level) => content.TrlEvidence.FirstOrDefault(e => e.Level == level)?.Text;

    private ContactPerson? Person() => (Said(ContactName), Said(ContactPosition), Said(ContactPhone), Said(ContactMail)) is var (name, position, phone, mail) && (name ?? position ?? phone ?? mail) is not null
        ? new ContactPerson(name ?? "", position, phone, mail)
        : null;

    private static Money? Dong(long? amount) => amount is { } value ? Money.Vnd(value) : null;

    private Royalty? Royalty() =>
        RoyaltyPercent is { } percent ? new Royalty((int)decimal.Round(percent * PerMillionInPercent), RoyaltyBase ?? Domain.Listings.RoyaltyBase.NetRevenue) : null;
}

/// <summary>One right that is offered.</summary>
/// <param name="Territory">Codes: WORLD, VN or two-digit provinces.</param>
/// <param name="FieldOfUse">Codes of VSIC sections; none means every field.</param>
public sealed record RightForm(
    Right Right,
    Exclusivity? Exclusivity,
    bool Sublicence,
    IReadOnlyList<string> Territory,
    IReadOnlyList<string> FieldOfUse,
    int? TermMonths)
{
    internal OfferedRight Offered() =>
        new(Right, Right == Right.Use ? Exclusivity ?? Domain.Listings.Exclusivity.NonExclusive : null, Sublicence, new Territory(Territory), FieldOfUse, TermMonths);

    internal static RightForm Of(OfferedRight right) =>
        new(right.Right, right.Exclusivity, right.Sublicence, right.Territory.Codes, right.FieldOfUse, right.TermMonths);
}

/// <summary>One figure against today's way.</summary>
public sealed record FigureForm(string? MeasureVi = null, string? MeasureEn = null, string? Today = null, string? WithIt = null)
{
    internal AdvantageFigure Figure() => new(new Bilingual(MeasureVi, MeasureEn), ListingForm.Said(Today) ?? "", ListingForm.Said(WithIt) ?? "");

    internal static FigureForm Of(AdvantageFigure figure) => new(figure.Measure.Vi, figure.Measure.En, figure.Today, figure.WithIt);
}

/// <summary>One certificate.</summary>
public sealed record CertificateForm(string Kind, string? Number = null, DateOnly? ValidUntil = null)
{
    internal Certificate Certificate() => new(Kind, ListingForm.Said(Number), ValidUntil);

    internal static CertificateForm Of(Certificate certificate) => new(certificate.Kind, certificate.Number, certificate.ValidUntil);
}

/// <summary>One owner.</summary>
/// <param name="SharePercent">Percent: 33.33 is 33,33 %.</param>
public sealed record OwnerForm(string? Name = null, decimal? SharePercent = null)
{
    private const decimal PerMillionInPercent = 10_000m;

    internal TechnologyOwner Owner() => new(ListingForm.Said(Name) ?? "", SharePercent is { } share ? (int)decimal.Round(share * PerMillionInPercent) : null);

    internal static OwnerForm Of(TechnologyOwner owner) => new(owner.Name, owner.SharePerMillion / PerMillionInPercent);
}

/// <summary>One right of intellectual property.</summary>
public sealed record IpRightForm(
    string Kind,
    string? Application = null,
    string? Grant = null,
    IpStatus? Status = null,
    DateOnly? FiledOn = null,
    DateOnly? ExpiresOn = null,
    string? Territory = null)
{
    internal IpRight Right() => new(Kind, ListingForm.Said(Application), ListingForm.Said(Grant), Status, FiledOn, ExpiresOn, ListingForm.Said(Territory));

    internal static IpRightForm Of(IpRight right) => new(right.Kind, right.Application, right.Grant, right.Status, right.FiledOn, right.ExpiresOn, right.Territory);
}
