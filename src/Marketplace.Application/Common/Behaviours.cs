using System.Reflection;
using FluentValidation;
using Marketplace.Application.Data;
using Marketplace.Application.Ports;
using Marketplace.Domain.Common;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Common;

/// <summary>The outermost: is this sender allowed to send this message at all?</summary>
internal sealed class CheckSender<TMessage, TAnswer>(MarketplaceDb db, Caller caller, TimeProvider clock) : IPipelineBehavior<TMessage, TAnswer>
{
    private static readonly SenderAttribute Sender = typeof(TMessage).GetCustomAttribute<SenderAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TMessage).Name} does not say who may send it.");

    public async Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (!Sender.Admits(caller))
        {
            throw new Refused(caller.IsSignedIn ? Problem.NotAllowed : Problem.SignInNeeded);
        }

        if (Sender is AllowedToAttribute { Verified: true })
        {
            OrganisationRules.OnlyVerifiedOrganisationsTrade.Require(caller.IsVerified);
            MemberRules.OnlyWhoAcceptedThePoliciesTrades.Require(!await db.NotAcceptedBy(caller.Person, VietnamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)).AnyAsync(cancellationToken));
        }

        return await next();
    }
}

/// <summary>Is the form whole, and filled in well? All problems at once, each beside its field.</summary>
internal sealed class CheckShape<TMessage, TAnswer>(IEnumerable<IValidator<TMessage>> validators) : IPipelineBehavior<TMessage, TAnswer>
{
    private static readonly PropertyInfo[] Ids = [.. typeof(TMessage).GetProperties().Where(p => p.PropertyType.IsAssignableTo(typeof(ITypedId)))];

    public async Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is ICommand && !(IdsAreWhole(request) && EveryText.IsWhole(request)))
        {
            throw new Refused(Problem.FormNotWhole);
        }

        var refusals = new List<Refusal>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            refusals.AddRange(result.Errors.Select(e => new Refusal(
                e.ErrorCode, InForm(e.PropertyName), [.. e.FormattedMessagePlaceholderValues.OrderBy(p => p.Key, StringComparer.Ordinal).Where(p => p.Key is "MaxLength" or "MinLength" or "From" or "To" or "ComparisonValue").Select(p => p.Value)])));
        }

        return refusals.Count == 0 ? await next() : throw new Refused(new Problem(ProblemKind.Invalid, refusals));
    }

    /// <summary>Each id is there, and no two name the same thing; people never type them.</summary>
    private static bool IdsAreWhole(TMessage request)
    {
        var ids = Array.ConvertAll(Ids, id => ((ITypedId)id.GetValue(request)!).Value);
        return !ids.Contains(Guid.Empty) && ids.Distinct().Count() == ids.Length;
    }

    /// <summary>Validators name a field from the command on ("Form.TitleVi"); the page and the rules know it as the form does.</summary>
    private static string InForm(string property) => property.StartsWith("Form.", StringComparison.Ordinal) ? property["Form.".Length..] : property;
}

/// <summary>A command runs once, in one transaction: the same one sent again is answered without being done again.</summary>
internal sealed class Transact<TMessage, TAnswer>(MarketplaceDb db, Caller caller, CommandAtHand commandAtHand, IAnnouncer announcer) : IPipelineBehavior<TMessage, TAnswer>
{
    /// <summary>Who acts by another membership is another sender; what a person does for themselves is theirs by whichever.</summary>
    private static readonly bool IsByMembership = typeof(TMessage).GetCustomAttribute<SenderAttribute>() is AllowedToAttribute;

    public async Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (request is not ICommand command)
        {
            return await next();
        }

        commandAtHand.Take(command);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await WasDoneBefore(cancellationToken))
        {
            return default!;
        }

        var answer = await next();
        if (!commandAtHand.WasSaved)
        {
            throw new InvalidOperationException($"{commandAtHand.Message} saved nothing.");
        }

        await transaction.CommitAsync(cancellationToken);
        foreach (var root in commandAtHand.ChangedRoots)
        {
            announcer.Announce(new Announcement(root.GetType().Name, root.Key, root.Version));
        }

        return answer;
    }

    /// <summary>The same content from the same sender was done; an id that was taken with other content or by others is refused.</summary>
    private async Task<bool> WasDoneBefore(CancellationToken cancellationToken)
    {
        var (message, subject) = (commandAtHand.Message, commandAtHand.Subject);
        var earlier = await db.Audit.AsNoTracking()
            .Where(a => a.Subject == subject && a.Message == message)
            .Select(a => new { a.Person, a.Membership, a.Digest })
            .ToListAsync(cancellationToken);
        var own = earlier.FindAll(a => a.Person == caller.PersonOrNone?.Value && (!IsByMembership || a.Membership == caller.MembershipOrNone?.Value));
        if (own.Exists(a => a.Digest.AsSpan().SequenceEqual(commandAtHand.Digest)))
        {
            return true;
        }

        if (commandAtHand.Command is ICreates && earlier.Count > 0)
        {
            throw new Refused(own.Count > 0 ? Problem.ChangedMeanwhile : Problem.NotFound);
        }

        return false;
    }
}
