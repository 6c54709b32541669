using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Demands;

/// <summary>What a business fills in. Everything may be left open while it is a draft; the submission says what is missing. Amounts are whole đồng.</summary>
/// <param name="Keywords">Separated by commas.</param>
public sealed record DemandForm(
    string? TitleVi = null,
    string? TitleEn = null,
    string? ProblemVi = null,
    string? ProblemEn = null,
    string? ResultVi = null,
    string? ResultEn = null,
    string? Field = null,
    int? TrlWanted = null,
    long? BudgetFrom = null,
    long? BudgetTo = null,
    DateOnly? Deadline = null,
    bool IsAnonymous = false,
    string? Keywords = null,
    string? SituationVi = null,
    string? SituationEn = null,
    IReadOnlyList<ResultFigureForm>? Figures = null,
    IReadOnlyList<string>? Industries = null,
    string? Province = null,
    IReadOnlyList<RightWanted>? Rights = null,
    IReadOnlyList<string>? Forms = null,
    IReadOnlyList<string>? Methods = null,
    string? CooperationVi = null,
    string? CooperationEn = null,
    string? ContactName = null,
    string? ContactPosition = null,
    string? ContactPhone = null,
    string? ContactMail = null,
    bool IsForInvited = false)
{
    internal DemandContent Content() => new()
    {
        Title = new Bilingual(TitleVi, TitleEn),
        Problem = new Bilingual(ProblemVi, ProblemEn),
        Situation = new Bilingual(SituationVi, SituationEn),
        Result = new Bilingual(ResultVi, ResultEn),
        Figures = [.. (Figures ?? []).Select(f => f.Figure()).Where(f => !f.Measure.IsEmpty || f.Today.Length > 0 || f.Wanted.Length > 0)],
        Field = Said(Field),
        Industries = Industries ?? [],
        Keywords = Words.Split(Keywords),
        Province = Said(Province),
        TrlWanted = TrlWanted,
        BudgetFrom = BudgetFrom is { } from ? Money.Vnd(from) : null,
        BudgetTo = BudgetTo is { } to ? Money.Vnd(to) : null,
        Deadline = Deadline,
        Rights = Rights ?? [],
        Forms = Forms ?? [],
        Methods = Methods ?? [],
        Cooperation = new Bilingual(CooperationVi, CooperationEn),
        Contact = new[] { ContactName, ContactPosition, ContactPhone, ContactMail }.Any(text => Said(text) is not null)
            ? new ContactPerson(Said(ContactName) ?? "", Said(ContactPosition), Said(ContactPhone), Said(ContactMail))
            : null,
        IsAnonymous = IsAnonymous,
        IsForInvited = IsForInvited,
    };

    internal static DemandForm Of(DemandContent content) => new(
        content.Title.Vi, content.Title.En, content.Problem.Vi, content.Problem.En, content.Result.Vi, content.Result.En,
        content.Field, content.TrlWanted, content.BudgetFrom?.Amount, content.BudgetTo?.Amount, content.Deadline, content.IsAnonymous, string.Join(", ", content.Keywords),
        content.Situation.Vi, content.Situation.En, [.. content.Figures.Select(ResultFigureForm.Of)], content.Industries, content.Province,
        content.Rights, content.Forms, content.Methods, content.Cooperation.Vi, content.Cooperation.En,
        content.Contact?.Name, content.Contact?.Position, content.Contact?.Phone, content.Contact?.Mail, content.IsForInvited);

    internal static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();
}

/// <summary>One figure of the required result.</summary>
public sealed record ResultFigureForm(string? MeasureVi = null, string? MeasureEn = null, string? Today = null, string? Wanted = null)
{
    internal ResultFigure Figure() => new(new Bilingual(MeasureVi, MeasureEn), DemandForm.Said(Today) ?? "", DemandForm.Said(Wanted) ?? "");

    internal static ResultFigureForm Of(ResultFigure figure) => new(figure.Measure.Vi, figure.Measure.En, figure.Today, figure.Wanted);
}

/// <summary>The shape of the form: lengths, known codes, sensible numbers.</summary>
internal sealed class DemandFormValidator : AbstractValidator<DemandForm>
{
    public DemandFormValidator(ReferenceLists lists)
    {
        Texts();
        RuleFor(f => f.Field).Code(lists, ReferenceListNames.Fields);
        RuleFor(f => f.Industries).Codes(lists, ReferenceListNames.VsicSections);
        RuleFor(f => f.Keywords).Text(ListingRules.Keywords * (ListingRules.KeywordLength + 2));
        RuleFor(f => f.Province).Code(lists, ReferenceListNames.Provinces);
        RuleFor(f => f.TrlWanted).InclusiveBetween(1, 9);
        RuleFor(f => f.BudgetFrom).Dong();
        RuleFor(f => f.BudgetTo).Dong();
        RuleFor(f => f.Deadline).InclusiveBetween(ListingRules.FirstDay, ListingRules.LastDay);
        RuleFor(f => f.Rights).Must(rights => rights is null || (rights.All(Enum.IsDefined) && rights.Distinct().Count() == rights.Count)).WithErrorCode("CodeIsKnown");
        RuleFor(f => f.Forms).Codes(lists, ReferenceListNames.TransferForms);
        RuleFor(f => f.Methods).Codes(lists, ReferenceListNames.TransferMethods);
        RuleFor(f => f.ContactName).Text(ListingRules.LineLength);
        RuleFor(f => f.ContactPosition).Text(ListingRules.LineLength);
        RuleFor(f => f.ContactPhone).Phone();
        RuleFor(f => f.ContactMail).Mail().When(f => !string.IsNullOrWhiteSpace(f.ContactMail));
    }

    private void Texts()
    {
        RuleFor(f => f.TitleVi).Text(ListingRules.TitleLength);
        RuleFor(f => f.TitleEn).Text(ListingRules.TitleLength);
        RuleFor(f => f.ProblemVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ProblemEn).Text(ListingRules.TextLength);
        RuleFor(f => f.SituationVi).Text(ListingRules.TextLength);
        RuleFor(f => f.SituationEn).Text(ListingRules.TextLength);
        RuleFor(f => f.ResultVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ResultEn).Text(ListingRules.TextLength);
        RuleFor(f => f.CooperationVi).Text(ListingRules.TextLength);
        RuleFor(f => f.CooperationEn).Text(ListingRules.TextLength);
        RuleFor(f => f.Figures).AtMost(DemandRules.Figures);
        RuleForEach(f => f.Figures).ChildRules(figure =>
        {
            figure.RuleFor(f => f.MeasureVi).Text(ListingRules.LineLength);
            figure.RuleFor(f => f.MeasureEn).Text(ListingRules.LineLength);
            figure.RuleFor(f => f.Today).Text(ListingRules.NumberLength);
            figure.RuleFor(f => f.Wanted).Text(ListingRules.NumberLength);
        });
    }
}
