using FluentValidation;
using Marketplace.Application.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Application.Accounts;

/// <summary>Shapes of names and passwords.</summary>
internal static class AccountShapes
{
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;
    private const int LongestName = 100;

    public static IRuleBuilderOptions<T, string?> PersonName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode(nameof(MemberRules.ANameIsGiven)).Text(LongestName);

    public static IRuleBuilderOptions<T, Secret> Password<T>(this IRuleBuilder<T, Secret> rule) =>
        rule.Must(password => password.Text.Length is >= ShortestPassword and <= LongestPassword).WithErrorCode(nameof(MemberRules.APasswordIsStrong));
}
