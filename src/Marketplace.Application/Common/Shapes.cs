using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Files;
using Marketplace.Domain.Members;

namespace Marketplace.Application.Common;

/// <summary>Shapes that many forms share.</summary>
internal static partial class Shapes
{
    public const int ShortestPassword = 12;
    private const int LongestPassword = 200;
    private const int LongestName = 100;
    private const int PhoneLength = 60;

    /// <summary>People's text: bounded, without control characters but for line breaks and tabs.</summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.MaximumLength(length).Must(HasNoControlCharacters).WithErrorCode("NoControlCharacters");

    public static IRuleBuilderOptions<T, string?> PersonName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode(nameof(MemberRules.ANameIsGiven)).Text(LongestName);

    /// <summary>Long rather than strange.</summary>
    public static IRuleBuilderOptions<T, Secret> Password<T>(this IRuleBuilder<T, Secret> rule) =>
        rule.Must(password => password.Text.Length is >= ShortestPassword and <= LongestPassword).WithErrorCode(nameof(MemberRules.APasswordIsStrong));

    /// <summary>One mail address, and nothing that could become a header or a second address.</summary>
    public static IRuleBuilderOptions<T, string?> Mail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().MaximumLength(MarketplaceDb.KeyLength).Must(mail => string.IsNullOrEmpty(mail) || MailShape().IsMatch(mail.Trim())).WithErrorCode("EmailValidator");

    /// <summary>Empty, or a number that a phone can dial.</summary>
    public static IRuleBuilderOptions<T, string?> Phone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Text(PhoneLength).Must(phone => string.IsNullOrWhiteSpace(phone) || PhoneShape().IsMatch(phone.Trim())).WithErrorCode("APhoneNumberIsGiven");

    /// <summary>An amount in whole đồng that somebody could pay; what cannot be read as one comes as -1.</summary>
    public static IRuleBuilderOptions<T, long?> Dong<T>(this IRuleBuilder<T, long?> rule) =>
        rule.InclusiveBetween(0, Domain.Negotiations.Terms.HighestPrice).WithErrorCode("AmountIsInDong");

    /// <summary>Empty, or a code of a reference list.</summary>
    public static IRuleBuilderOptions<T, string?> Code<T>(this IRuleBuilder<T, string?> rule, ReferenceLists lists, string list) =>
        rule.Must(code => string.IsNullOrEmpty(code) || lists.Knows(list, code)).WithErrorCode("CodeIsKnown");

    /// <summary>Codes of a reference list, each once.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Codes<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule, ReferenceLists lists, string list) =>
        rule.Must(codes => codes is null || (codes.All(code => lists.Knows(list, code)) && codes.Distinct(StringComparer.Ordinal).Count() == codes.Count)).WithErrorCode("CodeIsKnown");

    /// <summary>A file as the intake hands it on; people never write one.</summary>
    public static IRuleBuilderOptions<T, ReceivedFile> Received<T>(this IRuleBuilder<T, ReceivedFile> rule) =>
        rule.Must(file => Enum.IsDefined(file.Kind) && file.Name == FileName.Clean(file.Name) && file.Name.Length > 0 && file.Key.Length > 0 && file.Sha256.Length > 0 && file.Brought.Length == file.Sha256.Length)
            .WithErrorCode(nameof(Problem.FormNotWhole));

    /// <summary>A list that a page can still show.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TEntry>?> AtMost<T, TEntry>(this IRuleBuilder<T, IReadOnlyList<TEntry>?> rule, int most) =>
        rule.Must(entries => entries is null || entries.Count <= most).WithErrorCode("TooManyEntries");

    private static bool HasNoControlCharacters(string? text) =>
        text is null || !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));

    [GeneratedRegex(@"\A[^\s@<>()\[\],;:\\""\p{C}]+@[^\s@<>()\[\],;:\\""\p{C}]+\.[^\s@<>()\[\],;:\\""\p{C}.]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailShape();

    [GeneratedRegex(@"\A\+?[0-9][0-9 ().\-]{5,}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PhoneShape();
}
