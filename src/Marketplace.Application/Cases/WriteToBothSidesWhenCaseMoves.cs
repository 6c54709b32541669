using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Cases;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Cases;

/// <summary>Both sides learn of the hearing, the decision and an appeal. A letter says where to read it, never what was written.</summary>
internal sealed class WriteToBothSidesWhenCaseMoves(MarketplaceDb db, SiteAddress site, TimeProvider clock) : IReaction<CaseMoved>
{
    public async Task On(CaseMoved deed, CancellationToken cancellationToken)
    {
        if (deed.Deed is not (CaseDeed.HearingOpened or CaseDeed.Decided or CaseDeed.ReporterAppealed or CaseDeed.OrganisationAppealed or CaseDeed.AppealDecided))
        {
            return;
        }

        var (now, opened) = (clock.GetUtcNow().UtcDateTime, db.Cases.Local.Single(c => c.Id == deed.Case));
        var word = deed.Deed is CaseDeed.ReporterAppealed or CaseDeed.OrganisationAppealed ? "Appealed" : deed.Deed.ToString();
        if (opened.ReporterMail is { } mail)
        {
            // The key is known to the reporter only, from the first letter.
            db.Post(mail, opened.ReporterLanguage, $"CaseReporter{word}", opened.Id.Value, now, opened.Code);
        }

        if (opened.Organisation is { } organisation)
        {
            foreach (var person in await db.PeopleOf(organisation, Power.Draft, cancellationToken))
            {
                db.Post(person.Mail, person.Language, $"CaseReported{word}", opened.Id.Value, now, opened.Code, opened.SubjectCode, site.Link(person.Language, $"organisation/cases/{opened.Id.Value}"));
            }
        }
    }
}
