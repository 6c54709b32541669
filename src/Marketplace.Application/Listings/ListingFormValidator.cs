using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Listings;

/// <summary>The shape of the form: lengths, known codes, sensible numbers.</summary>
internal sealed partial class ListingFormValidator : AbstractValidator<ListingForm>
{
    public ListingFormValidator(ReferenceLists lists)
    {
        Texts();
        Classification(lists);
        Readiness(lists);
        RightsAndPrice(lists);
        Ownership(lists);
        RuleFor(f => f.VideoLink).Text(ListingRules.LineLength)
            .Must(link => string.IsNullOrWhiteSpace(link) || (Uri.TryCreate(link.Trim(), UriKind.Absolute, out var page) && lists.PlayerOf(page) is not null)).WithErrorCode("AVideoIsOnAKnownHost");
    }

    private void Texts()
    {
        RuleFor(f => f.TitleVi).Text(ListingRules.TitleLength);
        RuleFor(f => f.TitleEn).Text(ListingRules.TitleLength);
        RuleFor(f => f.SummaryVi).Text(ListingRules.TextLength);
        RuleFor(f => f.SummaryEn).Text(ListingRules.TextLength);
        RuleFor(f => f.ProblemVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ProblemEn).Text(ListingRules.TextLength);
        RuleFor(f => f.ExistingSolutionsVi).Text(ListingRules.TextLength);
        RuleFor(f => f.ExistingSolutionsEn).Text(ListingRules.TextLength);
        RuleFor(f => f.AdvantageVi).Text(ListingRules.TextLength);
        RuleFor(f => f.AdvantageEn).Text(ListingRules.TextLength);
        RuleFor(f => f.Figures).AtMost(ListingRules.Figures);
        RuleForEach(f => f.Figures).ChildRules(figure =>
        {
            figure.RuleFor(f => f.MeasureVi).Text(ListingRules.LineLength);
            figure.RuleFor(f => f.MeasureEn).Text(ListingRules.LineLength);
            figure.RuleFor(f => f.Today).Text(ListingRules.NumberLength);
            figure.RuleFor(f => f.WithIt).Text(ListingRules.NumberLength);
        });
        RuleFor(f => f.EconomicsVi).Text(ListingRules.TextLength);
        RuleFor(f => f.EconomicsEn).Text(ListingRules.TextLength);
        RuleFor(f => f.DescriptionVi).Text(ListingRules.DescriptionLength);
        RuleFor(f => f.DescriptionEn).Text(ListingRules.DescriptionLength);
        RuleFor(f => f.ConfidentialVi).Text(ListingRules.DescriptionLength);
        RuleFor(f => f.ConfidentialEn).Text(ListingRules.DescriptionLength);
    }

    private void Classification(ReferenceLists lists)
    {
        RuleFor(f => f.Field).Code(lists, ReferenceListNames.Fields);
        RuleFor(f => f.Industries).Codes(lists, ReferenceListNames.VsicSections);
        RuleFor(f => f.Ipc).Text(ListingRules.IpcCodes * 16)
            .Must(codes => Words.Split(codes).All(code => IpcShape().IsMatch(code) && lists.Knows(ReferenceListNames.Ipc, code[..4].ToUpperInvariant()))).WithErrorCode("AnIpcCodeIsKnown");
        RuleFor(f => f.PriorityTags).Codes(lists, ReferenceListNames.PriorityTags);
        RuleFor(f => f.Sdgs).Codes(lists, ReferenceListNames.Sdgs);
        RuleFor(f => f.Keywords).Text(ListingRules.Keywords * (ListingRules.KeywordLength + 2));
        RuleFor(f => f.Objects).Codes(lists, ReferenceListNames.Objects);
        RuleFor(f => f.TransferClass).Code(lists, ReferenceListNames.TechnologyClasses);
        RuleFor(f => f.AnnexEntry)
            .Must((form, code) => string.IsNullOrEmpty(code) || (form.TransferClass is { } kind && lists.Knows(ReferenceListNames.AnnexOf(kind), code))).WithErrorCode("CodeIsKnown");
    }

    private void Readiness(ReferenceLists lists)
    {
        RuleFor(f => f.Trl).InclusiveBetween(1, 9);
        RuleFor(f => f.TrlEvidence4).Text(ListingRules.TextLength);
        RuleFor(f => f.TrlEvidence7).Text(ListingRules.TextLength);
        RuleFor(f => f.TrlEvidence9).Text(ListingRules.TextLength);
        RuleFor(f => f.EvidenceVi).Text(ListingRules.TextLength);
        RuleFor(f => f.EvidenceEn).Text(ListingRules.TextLength);
        RuleFor(f => f.Certificates).AtMost(ListingRules.Certificates);
        RuleForEach(f => f.Certificates).ChildRules(certificate =>
        {
            certificate.RuleFor(c => c.Kind).NotEmpty();
            certificate.RuleFor(c => c.Kind!).Code(lists, ReferenceListNames.Certificates);
            certificate.RuleFor(c => c.Number).Text(ListingRules.NumberLength);
            certificate.RuleFor(c => c.ValidUntil).InclusiveBetween(ListingRules.FirstDay, ListingRules.LastDay);
        });
    }

    private void RightsAndPrice(ReferenceLists lists)
    {
        RuleFor(f => f.Rights).AtMost(ListingRules.Rights);
        RuleForEach(f => f.Rights).ChildRules(right =>
        {
            right.RuleFor(r => r.Right).IsInEnum();
            right.RuleFor(r => r.Exclusivity).IsInEnum();
            right.RuleFor(r => r.TermMonths).InclusiveBetween(1, 600);
            right.RuleFor(r => r.Territory).Must(codes => codes.All(c => c is Territory.WorldCode or Territory.VietnamCode || lists.Knows(ReferenceListNames.Provinces, c))).WithErrorCode("CodeIsKnown");
            right.RuleFor(r => r.FieldOfUse!).Codes(lists, ReferenceListNames.VsicSections);
        });
        RuleFor(f => f.Forms).Codes(lists, ReferenceListNames.TransferForms);
        RuleFor(f => f.Methods).Codes(lists, ReferenceListNames.TransferMethods);
        RuleFor(f => f.PriceMode).IsInEnum();
        RuleFor(f => f.RoyaltyBase).IsInEnum();
        RuleFor(f => f.PriceFrom).Dong();
        RuleFor(f => f.PriceTo).Dong();
        RuleFor(f => f.RoyaltyPercent).InclusiveBetween(0m, 100m);
    }

    private void Ownership(ReferenceLists lists)
    {
        RuleFor(f => f.Owners).AtMost(ListingRules.Owners);
        RuleForEach(f => f.Owners).ChildRules(owner =>
        {
            owner.RuleFor(o => o.Name).NotEmpty().When(o => o.SharePercent is not null);
            owner.RuleFor(o => o.Name).Text(ListingRules.LineLength);
            owner.RuleFor(o => o.SharePercent).InclusiveBetween(0m, 100m);
        });
        RuleFor(f => f.IpRights).AtMost(ListingRules.IpRights);
        RuleForEach(f => f.IpRights).ChildRules(right =>
        {
            right.RuleFor(r => r.Kind).NotEmpty();
            right.RuleFor(r => r.Kind!).Code(lists, ReferenceListNames.IpKinds);
            right.RuleFor(r => r.Application).Text(ListingRules.NumberLength);
            right.RuleFor(r => r.Grant).Text(ListingRules.NumberLength);
            right.RuleFor(r => r.Status).IsInEnum();
            right.RuleFor(r => r.FiledOn).InclusiveBetween(ListingRules.FirstDay, ListingRules.LastDay);
            right.RuleFor(r => r.ExpiresOn).InclusiveBetween(ListingRules.FirstDay, ListingRules.LastDay);
            right.RuleFor(r => r.Territory).Text(ListingRules.LineLength);
        });
        RuleFor(f => f.Ownership).Text(ListingRules.TextLength);
        RuleFor(f => f.FundingLevel).Code(lists, ReferenceListNames.StateFundingLevels);
        RuleFor(f => f.TransferBasis).Code(lists, ReferenceListNames.TransferBases);
        RuleFor(f => f.BasisDocument).Text(ListingRules.LineLength);
        RuleFor(f => f.ContactName).Text(ListingRules.LineLength);
        RuleFor(f => f.ContactPosition).Text(ListingRules.LineLength);
        RuleFor(f => f.ContactPhone).Phone();
        RuleFor(f => f.ContactMail).Mail().When(f => !string.IsNullOrWhiteSpace(f.ContactMail));
    }

    /// <summary>A subclass, "C02F", or a group of one, "C02F 1/44".</summary>
    [GeneratedRegex(@"\A[A-H][0-9]{2}[A-Z](\s?[0-9]{1,4}/[0-9]{2,6})?\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IpcShape();
}
