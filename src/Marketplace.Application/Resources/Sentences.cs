using System.Globalization;
using System.Resources;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Resources;

/// <summary>The sentences of rules, forms and mail, in the reader's language. A missing one is a bug that a test finds.</summary>
public static class Sentences
{
    private static readonly ResourceManager Rules = new("Marketplace.Application.Resources.Rules", typeof(Sentences).Assembly);
    private static readonly ResourceManager Documents = new("Marketplace.Application.Resources.Documents", typeof(Sentences).Assembly);
    private static readonly ResourceManager Mail = new("Marketplace.Application.Resources.Mail", typeof(Sentences).Assembly);

    public static string Of(Refusal refusal, Language language) => Format(Rules, refusal.Code, language, refusal.Arguments ?? []);

    public static string Of(Warning warning, Language language) => Format(Rules, warning.Rule.Code, language, warning.Arguments);

    /// <summary>A word or sentence of a document.</summary>
    public static string OfDocument(string key, Language language, params object[] arguments) => Format(Documents, key, language, arguments);

    /// <summary>A sentence of a letter.</summary>
    public static string OfMail(string key, Language language, params object[] arguments) => Format(Mail, key, language, arguments);

    public static CultureInfo Culture(Language language) => CultureInfo.GetCultureInfo(language == Language.En ? "en" : "vi");

    private static string Format(ResourceManager resources, string key, Language language, IReadOnlyList<object> arguments)
    {
        var culture = Culture(language);
        var sentence = resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no sentence for {key}.");
        return arguments.Count == 0 ? sentence : string.Format(culture, sentence, [.. arguments]);
    }
}
