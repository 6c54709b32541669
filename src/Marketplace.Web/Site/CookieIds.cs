using System.Security.Claims;
using Marketplace.Application.Data;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Web.Site;

/// <summary>The ids in a cookie.</summary>
internal static class CookieIds
{
    extension(ClaimsPrincipal? user)
    {
        public MemberId? Person => Id(user, ClaimTypes.NameIdentifier) is { } id ? new MemberId(id) : null;

        public SessionId? Session => Id(user, SignIn.SessionClaim) is { } id ? new SessionId(id) : null;

        public MembershipId? Membership => Id(user, SignIn.MembershipClaim) is { } id ? new MembershipId(id) : null;
    }

    private static Guid? Id(ClaimsPrincipal? user, string claim) => Guid.TryParse(user?.FindFirst(claim)?.Value, out var id) ? id : null;
}
