using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Application.Organisations;

/// <summary>Whose request it is: the asker's, and the organisation's that is asked.</summary>
internal static class OwnJoinRequests
{
    public static IQueryable<JoinRequest> OwnedBy(this IQueryable<JoinRequest> requests, OrganisationId organisation) => requests.Where(r => r.Organisation == organisation);

    public static IQueryable<JoinRequest> AskedBy(this IQueryable<JoinRequest> requests, MemberId person) => requests.Where(r => r.Person == person);
}
