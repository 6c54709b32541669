using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Alerts;
using Marketplace.Domain.ReferenceData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>One's own saved searches and follows, the newest first.</summary>
/// <param name="Page">1 for the first.</param>
[AllowedToSignedIn]
public sealed record GetWatches(int Page) : IQuery<MyWatches>;

/// <param name="Fields">That can be followed, in the order of their list: each of the first level before those below it.</param>
public sealed record MyWatches(Page<WatchRow> Page, IReadOnlyList<FollowableField> Fields);

/// <param name="IsHead">It is of the first level.</param>
public sealed record FollowableField(string Code, string Name, bool IsHead);

/// <param name="Name">As its owner calls it; otherwise that of the field or the organisation in the reader's language.</param>
/// <param name="Search">Of a saved search.</param>
/// <param name="Field">The code of a followed field.</param>
/// <param name="IsFieldHead">It is of the first level.</param>
/// <param name="OrganisationCode">Of a followed organisation, while the public sees it.</param>
public sealed record WatchRow(
    WatchId Id, Version Version, WatchKind Kind, string Name, SavedSearch? Search, string? Field, bool IsFieldHead, string? OrganisationCode, MailRhythm Mail, DateTime StartedAt, DateTime? PausedAt);

internal sealed class GetWatchesHandler(MarketplaceDb db, Caller caller, ReferenceLists lists) : IRequestHandler<GetWatches, MyWatches>
{
    private const int Size = 20;

    public async Task<MyWatches> Handle(GetWatches query, CancellationToken cancellationToken)
    {
        var own = db.Watches.AsNoTracking().OwnedBy(caller.Person);
        var total = await own.CountAsync(cancellationToken);
        var rows = await own.OrderByDescending(w => w.StartedAt).ThenBy(w => w.Id)
            .Skip((query.Page - 1) * Size).Take(Size)
            .Select(w => new
            {
                Watch = w,
                Organisation = db.Organisations.Public().Where(o => o.Id == w.Organisation).Select(o => o.Code).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var names = await db.NamesOf(rows.ConvertAll(r => r.Watch), lists, caller.Language, cancellationToken);
        var page = new Page<WatchRow>(
            rows.ConvertAll(r => new WatchRow(
                r.Watch.Id, r.Watch.Version, r.Watch.Kind, names[r.Watch.Id], r.Watch.Search, r.Watch.Field, IsHead(r.Watch.Field), r.Organisation, r.Watch.Mail, r.Watch.StartedAt, r.Watch.PausedAt)),
            total, query.Page, Size);
        var fields = lists.Items(ReferenceListNames.Fields);
        return new MyWatches(page, [.. fields.Where(f => f.Parent is null).SelectMany(head => fields.Where(f => f.Parent == head.Code).Prepend(head)).Select(f => new FollowableField(f.Code, f.NameIn(caller.Language), f.Parent is null))]);
    }

    private bool IsHead(string? field) => field is not null && lists.ParentOf(ReferenceListNames.Fields, field) is null;
}

internal sealed class GetWatchesValidator : AbstractValidator<GetWatches>
{
    public GetWatchesValidator() => RuleFor(q => q.Page).InclusiveBetween(1, 1_000);
}
