using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Demo;

/// <summary>The demonstration's content as its files write it. Everything in it is invented.</summary>
internal static class DemoContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IReadOnlyList<DemoOrganisation> Organisations() => Read<DemoOrganisation>("organisations");

    public static IReadOnlyList<DemoListing> Listings() => Read<DemoListing>("listings");

    public static IReadOnlyList<DemoDemand> Demands() => Read<DemoDemand>("demands");

    public static IReadOnlyList<DemoProposal> Proposals() => Read<DemoProposal>("proposals");

    public static IReadOnlyList<DemoNegotiation> Negotiations() => Read<DemoNegotiation>("negotiations");

    private static T[] Read<T>(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Marketplace.Application.Demo.Content.{file}.json")
            ?? throw new InvalidOperationException($"There is no demo file {file}.");
        return JsonSerializer.Deserialize<T[]>(stream, Options)!;
    }
}

internal sealed record DemoText(string? Vi, string? En)
{
    public static implicit operator Bilingual(DemoText? text) => new(text?.Vi, text?.En);
}

internal sealed record DemoOrganisation(
    string Code, DemoText Name, string LegalKind, IReadOnlyList<Capability> Capabilities, string TaxCode, string Province,
    DemoText? Address, string? Phone, DemoText? About, DateOnly? VerifiedOn, IReadOnlyList<DemoMember> Members);

internal sealed record DemoMember(string Name, string Mail, Role Role, string Language);

internal sealed record DemoListing(
    string Key, string Organisation, string Field, int Trl, DemoText Title, DemoText Summary, DemoText Problem, DemoText? Advantage, DemoText? Description,
    IReadOnlyList<DemoRight> Rights, DemoPrice? Price, IReadOnlyList<string> Keywords, string Ownership, ContactPerson Contact, DemoDossier? Dossier,
    DateOnly PublishedOn, string Status, DemoText? Reason)
{
    public ListingContent Content() => new()
    {
        Title = Title,
        Summary = Summary,
        Problem = Problem,
        Advantage = Advantage,
        Description = Description,
        Field = Field,
        Trl = Trl,
        Rights = [.. Rights.Select(r => new OfferedRight(r.Right, r.Exclusivity, r.Sublicence, new Territory(r.Territory), r.FieldOfUse, r.TermMonths))],
        Price = Price?.Wish(),
        Keywords = Keywords,
        Ownership = Ownership,
        Contact = Contact,
        ExistingSolutions = Dossier?.ExistingSolutions,
        Figures = [.. (Dossier?.Figures ?? []).Select(f => new AdvantageFigure(f.Measure, f.Today, f.WithIt))],
        Economics = Dossier?.Economics,
        Evidence = Dossier?.Evidence,
        Industries = Dossier?.Industries ?? [],
        Ipc = Dossier?.Ipc ?? [],
        PriorityTags = Dossier?.PriorityTags ?? [],
        Sdgs = Dossier?.Sdgs ?? [],
        Objects = Dossier?.Objects ?? [],
        TransferClass = Dossier?.TransferClass,
        TrlEvidence = Dossier?.TrlEvidence ?? [],
        Certificates = Dossier?.Certificates ?? [],
        Forms = Dossier?.Forms ?? [],
        Methods = Dossier?.Methods ?? [],
        Owners = Dossier?.Owners ?? [],
        IpRights = Dossier?.IpRights ?? [],
        StateFunding = Dossier?.StateFunding,
        Confidential = Dossier?.Confidential,
    };
}

/// <summary>The parts that not every listing states.</summary>
internal sealed record DemoDossier(
    DemoText? ExistingSolutions, IReadOnlyList<DemoFigure>? Figures, DemoText? Economics, DemoText? Evidence,
    IReadOnlyList<string>? Industries, IReadOnlyList<string>? Ipc, IReadOnlyList<string>? PriorityTags, IReadOnlyList<string>? Sdgs, IReadOnlyList<string>? Objects, string? TransferClass,
    IReadOnlyList<ReadinessEvidence>? TrlEvidence, IReadOnlyList<Certificate>? Certificates, IReadOnlyList<string>? Forms, IReadOnlyList<string>? Methods,
    IReadOnlyList<TechnologyOwner>? Owners, IReadOnlyList<IpRight>? IpRights, StateFunding? StateFunding, DemoText? Confidential);

internal sealed record DemoFigure(DemoText Measure, string Today, string WithIt);

internal sealed record DemoRight(Right Right, Exclusivity? Exclusivity, bool Sublicence, IReadOnlyList<string> Territory, IReadOnlyList<string> FieldOfUse, int? TermMonths);

internal sealed record DemoPrice(PriceMode Mode, long? From, long? To, int? RoyaltyPerMillion, RoyaltyBase? RoyaltyBase)
{
    public PriceWish Wish() => new(
        Mode,
        From is { } from ? Money.Vnd(from) : null,
        To is { } to ? Money.Vnd(to) : null,
        RoyaltyPerMillion is { } rate ? new Royalty(rate, RoyaltyBase ?? Domain.Listings.RoyaltyBase.NetRevenue) : null);
}

internal sealed record DemoDemand(
    string Key, string Organisation, string Field, int? TrlWanted, bool Anonymous, DemoText Title, DemoText Problem, DemoText Result,
    long? BudgetFrom, long? BudgetTo, DateOnly? Deadline, DateOnly PublishedOn, IReadOnlyList<string> Keywords,
    DemoText? Situation = null, IReadOnlyList<DemoResultFigure>? Figures = null, IReadOnlyList<string>? Industries = null, string? Province = null,
    IReadOnlyList<RightWanted>? Rights = null, IReadOnlyList<string>? Forms = null, IReadOnlyList<string>? Methods = null, DemoText? Cooperation = null, ContactPerson? Contact = null)
{
    public DemandContent Content() => new()
    {
        Title = Title,
        Problem = Problem,
        Situation = Situation ?? Bilingual.None,
        Result = Result,
        Figures = [.. (Figures ?? []).Select(f => new ResultFigure(f.Measure, f.Today, f.Wanted))],
        Field = Field,
        Industries = Industries ?? [],
        Keywords = Keywords,
        Province = Province,
        TrlWanted = TrlWanted,
        BudgetFrom = BudgetFrom is { } from ? Money.Vnd(from) : null,
        BudgetTo = BudgetTo is { } to ? Money.Vnd(to) : null,
        Deadline = Deadline,
        Rights = Rights ?? [],
        Forms = Forms ?? [],
        Methods = Methods ?? [],
        Cooperation = Cooperation ?? Bilingual.None,
        Contact = Contact,
        IsAnonymous = Anonymous,
    };
}

internal sealed record DemoResultFigure(DemoText Measure, string Today, string Wanted);

/// <param name="Reason">Why it was declined; null while it waits, and when it was accepted.</param>
internal sealed record DemoProposal(
    string Demand, string Organisation, string? Listing, string Message, long? UpFront, int? RoyaltyPerMillion, DateOnly SentOn, DateOnly? AnsweredOn, string? Reason, string? ReasonText)
{
    public PriceIdea Price() => new(
        UpFront is { } amount ? Money.Vnd(amount) : null, RoyaltyPerMillion is { } rate ? new Royalty(rate, RoyaltyBase.NetRevenue) : null);
}

internal sealed record DemoNegotiation(
    string Listing, string Buyer, DateOnly OpenedOn, IReadOnlyList<DemoQuestion> Questions, IReadOnlyList<DemoRound> Rounds, string? Broker, DateOnly? AgreedOn);

internal sealed record DemoQuestion(string Text, DateOnly AskedOn, string? Answer, DateOnly? AnsweredOn);

internal sealed record DemoRound(
    string By, DateOnly On, Right Right, Exclusivity? Exclusivity, bool Sublicence, IReadOnlyList<string> Territory, IReadOnlyList<string> FieldOfUse, int? TermMonths,
    long UpFront, int? RoyaltyPerMillion, RoyaltyBase? RoyaltyBase, string? Message)
{
    public Side Side => By == "Supplier" ? Side.Supplier : Side.Recipient;

    public Terms Terms() => new(
        Right, Exclusivity, Sublicence, new Territory(Territory), FieldOfUse, TermMonths, StartsOn: null, Money.Vnd(UpFront),
        RoyaltyPerMillion is { } rate ? new Royalty(rate, RoyaltyBase ?? Domain.Listings.RoyaltyBase.NetRevenue) : null);
}
