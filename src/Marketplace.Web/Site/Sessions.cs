using System.Security.Claims;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web.Site;

/// <summary>
/// Begins a session with a password and keeps its cookie. Not a command: a failed attempt must be saved, and a refused command saves nothing.
/// </summary>
internal sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>More attempts at the same moment than this on one account are somebody guessing.</summary>
    private const int Attempts = 5;

    /// <summary>Ended, or never there: the cookie no longer counts. Its reader signs in again.</summary>
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        if (request.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var (person, session) = (context.Principal.Person, context.Principal.Session);
        var db = request.RequestServices.GetRequiredService<MarketplaceDb>();
        if (!await db.Sessions.AnyAsync(s => s.Id == session && s.Member == person && s.EndedAt == null, request.RequestAborted))
        {
            context.RejectPrincipal();
            await request.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>Checks the password and gives the cookie. Attempts on one account at the same moment are counted one after the other.</summary>
    public async Task<SignInOutcome> Begin(HttpContext context, string? mail, string? password, bool remember)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await Begin(scope.ServiceProvider, context, mail?.Trim() ?? "", password ?? "", remember);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The count of failures was raised by another attempt meanwhile.
            }
        }
    }

    /// <summary>From now on the person acts for another of their organisations. False when that membership is not theirs, or ended.</summary>
    public async Task<bool> ActFor(HttpContext context, MembershipId membership)
    {
        var (person, id) = (context.User.Person, context.User.Session);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.Member == person && s.EndedAt == null, context.RequestAborted);
        if (session is null || !await Live(db, session.Member).AnyAsync(m => m == membership, context.RequestAborted))
        {
            return false;
        }

        session.ActBy(membership);
        await db.SaveChangesAsync(context.RequestAborted);
        var current = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await GiveCookie(context, session, current.Properties?.IsPersistent ?? false);
        return true;
    }

    private async Task<SignInOutcome> Begin(IServiceProvider services, HttpContext context, string mail, string password, bool remember)
    {
        var signIn = services.GetRequiredService<SignInManager<Account>>();
        var db = services.GetRequiredService<MarketplaceDb>();
        if (await signIn.UserManager.FindByEmailAsync(WholeText.Of(mail)) is not { } account)
        {
            // As slow as a wrong password, so that the time does not tell who has an account.
            _ = signIn.UserManager.PasswordHasher.HashPassword(new Account(), password);
            return SignInOutcome.Wrong;
        }

        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        var session = result.Succeeded && account.EmailConfirmed ? new Session(SessionId.New(), account.Member, clock.GetUtcNow().UtcDateTime) : null;
        if (session is not null)
        {
            await EndEarlier(db, context, session.StartedAt);
            session.ActBy(await LastUsed(db, account.Member, context.RequestAborted));
            db.Sessions.Add(session);
        }

        await db.SaveChangesAsync(context.RequestAborted);
        if (session is null)
        {
            return result.IsLockedOut ? SignInOutcome.LockedOut : result.Succeeded ? SignInOutcome.Unconfirmed : SignInOutcome.Wrong;
        }

        await GiveCookie(context, session, remember);
        return SignInOutcome.Done;
    }

    /// <summary>The session that this browser had until now: nobody holds its cookie any more.</summary>
    private static async Task EndEarlier(MarketplaceDb db, HttpContext context, DateTime now)
    {
        var id = context.User.Session;
        if (id is not null && await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, context.RequestAborted) is { } earlier)
        {
            earlier.End(now);
        }
    }

    /// <summary>The membership of the person's last session, while it lives; otherwise the oldest one.</summary>
    private static async Task<MembershipId?> LastUsed(MarketplaceDb db, MemberId person, CancellationToken cancellationToken)
    {
        var live = await Live(db, person).ToListAsync(cancellationToken);
        var last = await db.Sessions.Where(s => s.Member == person && s.Membership != null).OrderByDescending(s => s.StartedAt).Select(s => s.Membership).FirstOrDefaultAsync(cancellationToken);
        return last is { } used && live.Contains(used) ? used : live.Count > 0 ? live[0] : null;
    }

    private static IQueryable<MembershipId> Live(MarketplaceDb db, MemberId person) =>
        db.Organisations.SelectMany(o => o.Memberships).Where(m => m.Member == person && m.EndedAt == null).OrderBy(m => m.Since).Select(m => m.Id);

    private static Task GiveCookie(HttpContext context, Session session, bool remember)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, session.Member.Value.ToString()), new(SignIn.SessionClaim, session.Id.Value.ToString())];
        if (session.Membership is { } membership)
        {
            claims.Add(new(SignIn.MembershipClaim, membership.Value.ToString()));
        }

        return context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme)),
            new AuthenticationProperties { IsPersistent = remember });
    }
}

internal enum SignInOutcome
{
    Done,
    Wrong,
    LockedOut,

    /// <summary>The password is right, but the letter's link was never opened.</summary>
    Unconfirmed,
}
