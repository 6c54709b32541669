using Marketplace.Application.Data;
using Marketplace.Application.Notifications;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Approvals;

/// <summary>Letters about what a reviewer decided, to those in charge of the text, or who may work on it. They say what to do and where, never what was written.</summary>
internal sealed class DecisionMail(MarketplaceDb db, SiteAddress site, TimeProvider clock)
{
    /// <param name="page">Where to go on: "my/listings/…".</param>
    /// <param name="key">Its sentences: {0} title, {1} code, {2} address of the page.</param>
    public async Task Write(Guid subject, OrganisationId to, Charge charge, Bilingual title, string code, string page, string key, CancellationToken cancellationToken)
    {
        foreach (var person in (await db.PeopleOf(to, Power.Draft, cancellationToken)).InCharge(charge))
        {
            db.Post(
                person.Mail, person.Language, key, subject, clock.GetUtcNow().UtcDateTime,
                title.In(person.Language).Text, code, site.Link(person.Language, page));
        }
    }
}
