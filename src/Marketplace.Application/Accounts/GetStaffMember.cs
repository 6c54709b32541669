using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Accounts;

/// <summary>The member of the exchange with a mail address, for commands of the command line that act in their name.</summary>
[AllowedToJobs]
public sealed record GetStaffMember(string Mail) : IQuery<StaffMember>;

public sealed record StaffMember(MemberId Member, MembershipId Membership);

internal sealed class GetStaffMemberHandler(MarketplaceDb db) : IRequestHandler<GetStaffMember, StaffMember>
{
    public Task<StaffMember> Handle(GetStaffMember query, CancellationToken cancellationToken) => db.Organisations.AsNoTracking()
        .Where(o => (o.Capabilities & Capability.Exchange) == Capability.Exchange)
        .SelectMany(o => o.Memberships)
        .Where(m => m.EndedAt == null)
        .Join(db.Members.Where(p => p.Mail == query.Mail.Trim()), m => m.Member, p => p.Id, (m, p) => new StaffMember(p.Id, m.Id))
        .Found(cancellationToken);
}
