using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Policies;

/// <summary>Staff publish the next version of a policy.</summary>
/// <param name="Policy">The newest version so far, which its writer began with.</param>
/// <param name="From">Its first day in force, in Hanoi.</param>
[AllowedTo(Capability.Exchange, Power.Manage)]
public sealed record PublishPolicy(PolicyId Policy, PolicyId Next, DateOnly? From, PolicyForm Form) : ICommand;

/// <summary>A policy as staff type it.</summary>
public sealed record PolicyForm(string? TextVi, string? TextEn, string? ChangesVi, string? ChangesEn)
{
    internal PolicyWording Wording() => new(new Bilingual(TextVi?.ReplaceLineEndings("\n"), TextEn?.ReplaceLineEndings("\n")), new Bilingual(ChangesVi, ChangesEn));
}

internal sealed class PublishPolicyHandler(MarketplaceDb db, Caller caller, TimeProvider clock) : AsyncRequestHandler<PublishPolicy>
{
    protected override async Task Handle(PublishPolicy command, CancellationToken cancellationToken)
    {
        var before = await db.Policies.AsNoTracking().Where(p => p.Id == command.Policy).Found(cancellationToken);
        if (await db.Policies.AnyAsync(p => p.Kind == before.Kind && p.Number > before.Number, cancellationToken))
        {
            throw new Refused(Problem.ChangedMeanwhile);
        }

        db.Policies.Add(before.Succeed(command.Next, command.Form.Wording(), command.From!.Value, caller.Person, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class PublishPolicyValidator : AbstractValidator<PublishPolicy>
{
    public PublishPolicyValidator()
    {
        RuleFor(c => c.From).NotNull();
        RuleFor(c => c.Form.TextVi).Text(PolicyRules.TextLength).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(PolicyRules.APolicyIsSaidInVietnamese));
        RuleFor(c => c.Form.TextEn).Text(PolicyRules.TextLength).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode(nameof(PolicyRules.APolicyIsSaidInEnglish));
        RuleFor(c => c.Form.ChangesVi).Text(PolicyRules.ChangesLength);
        RuleFor(c => c.Form.ChangesEn).Text(PolicyRules.ChangesLength);
    }
}
