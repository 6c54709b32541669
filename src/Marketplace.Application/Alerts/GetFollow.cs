using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Alerts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Alerts;

/// <summary>Whether the reader follows a field or an organisation already.</summary>
/// <param name="Code">Of the field or the organisation.</param>
[AllowedToSignedIn]
public sealed record GetFollow(WatchKind Kind, string? Code) : IQuery<Follow>;

/// <param name="IsOwn">It is the organisation that the reader acts for.</param>
public sealed record Follow(bool IsFollowed, bool IsOwn);

internal sealed class GetFollowHandler(MarketplaceDb db, Caller caller) : IRequestHandler<GetFollow, Follow>
{
    public async Task<Follow> Handle(GetFollow query, CancellationToken cancellationToken)
    {
        var own = db.Watches.AsNoTracking().OwnedBy(caller.Person);
        if (query.Kind != WatchKind.Organisation)
        {
            return new Follow(await own.AnyAsync(w => w.Kind == query.Kind && w.Field == query.Code, cancellationToken), IsOwn: false);
        }

        return await db.Organisations.AsNoTracking().Where(o => o.Code == query.Code)
            .Select(o => new Follow(own.Any(w => w.Organisation == o.Id), o.Id == caller.OrganisationOrNone))
            .FirstOrDefaultAsync(cancellationToken) ?? new Follow(IsFollowed: false, IsOwn: false);
    }
}

internal sealed class GetFollowValidator : AbstractValidator<GetFollow>
{
    public GetFollowValidator() => RuleFor(q => q.Kind).IsInEnum();
}
