using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using Marketplace.Application.Data;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.ReferenceData;

namespace Marketplace.Application.Listings.Tables;

/// <summary>What a row says, by the mapping. Blank cells say nothing.</summary>
/// <param name="Digest">The same row, said by the same mapping, has the same.</param>
internal sealed record RowText(string? OwnId, IReadOnlyDictionary<ListingColumn, string> Said, string Digest, IReadOnlyList<RowRefusal> Refusals);

/// <summary>Reads the rows of an organisation's table into the form that a person would fill in.</summary>
internal sealed class RowReading(ReferenceLists lists, IValidator<ListingForm> validator)
{
    private const string UsualIpKind = "patent";

    private static readonly Dictionary<string, IpStatus> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["In preparation"] = IpStatus.InPreparation,
        ["Đang chuẩn bị"] = IpStatus.InPreparation,
        ["Đang chuẩn bị nộp đơn"] = IpStatus.InPreparation,
        ["Filed"] = IpStatus.Filed,
        ["Application"] = IpStatus.Filed,
        ["Pending"] = IpStatus.Filed,
        ["Đã nộp đơn"] = IpStatus.Filed,
        ["Granted"] = IpStatus.Granted,
        ["Issued"] = IpStatus.Granted,
        ["Đã được cấp"] = IpStatus.Granted,
        ["Đã cấp"] = IpStatus.Granted,
        ["Ended"] = IpStatus.Ended,
        ["Expired"] = IpStatus.Ended,
        ["Đã hết hiệu lực"] = IpStatus.Ended,
        ["Hết hiệu lực"] = IpStatus.Ended,
    };

    private readonly Dictionary<string, Dictionary<string, string>> _codes = new(StringComparer.Ordinal);

    public static RowRefusal Refusal(Rule rule, ListingColumn? means = null, params IReadOnlyList<string> arguments) =>
        new(rule.Code, means ?? (Enum.TryParse<ListingColumn>(rule.Member, out var named) ? named : null), arguments);

    private static RowRefusal LeftOut(Rule rule, ListingColumn means, params IReadOnlyList<string> arguments) => new(rule.Code, means, arguments, LeavesOut: true);

    public static bool IsSame(ListingContent one, ListingContent other) => JsonSerializer.Serialize(one, AsJson.Options) == JsonSerializer.Serialize(other, AsJson.Options);

    public static RowText Read(ImportRow row, IReadOnlyList<MappedColumn> mapping)
    {
        var said = new SortedDictionary<ListingColumn, string>();
        foreach (var column in mapping)
        {
            if (row.Cells.TryGetValue(column.Column, out var cell))
            {
                said[column.Means] = cell;
            }
        }

        var refusals = new List<RowRefusal>();
        var own = said.GetValueOrDefault(ListingColumn.OwnId);
        if (row.IsBroken)
        {
            return new RowText(null, said, "", [Refusal(TableImportRules.ARowIsWhole)]);
        }

        if (own is null || own.Length > TableImportRules.OwnIdLength)
        {
            refusals.Add(Refusal(TableImportRules.ARowHasAnOwnId, null, TableImportRules.OwnIdLength.ToString(CultureInfo.InvariantCulture)));
            own = null;
        }

        if (!said.ContainsKey(ListingColumn.TitleVi) && !said.ContainsKey(ListingColumn.TitleEn))
        {
            refusals.Add(Refusal(TableImportRules.ARowHasATitle));
        }

        return new RowText(own, said, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said, AsJson.Options))), refusals);
    }

    /// <summary>Puts what the row says over what the form says; everything else stays. A cell that cannot be read is left out and told of.</summary>
    public ListingForm Merge(ListingForm form, RowText row, List<RowRefusal> refusals)
    {
        foreach (var (means, text) in row.Said)
        {
            form = means switch
            {
                ListingColumn.TitleVi => form with { TitleVi = text },
                ListingColumn.TitleEn => form with { TitleEn = text },
                ListingColumn.SummaryVi => form with { SummaryVi = text },
                ListingColumn.SummaryEn => form with { SummaryEn = text },
                ListingColumn.ProblemVi => form with { ProblemVi = text },
                ListingColumn.ProblemEn => form with { ProblemEn = text },
                ListingColumn.ExistingSolutionsVi => form with { ExistingSolutionsVi = text },
                ListingColumn.ExistingSolutionsEn => form with { ExistingSolutionsEn = text },
                ListingColumn.AdvantageVi => form with { AdvantageVi = text },
                ListingColumn.AdvantageEn => form with { AdvantageEn = text },
                ListingColumn.EconomicsVi => form with { EconomicsVi = text },
                ListingColumn.EconomicsEn => form with { EconomicsEn = text },
                ListingColumn.EvidenceVi => form with { EvidenceVi = text },
                ListingColumn.EvidenceEn => form with { EvidenceEn = text },
                ListingColumn.DescriptionVi => form with { DescriptionVi = text },
                ListingColumn.DescriptionEn => form with { DescriptionEn = text },
                ListingColumn.Field => form with { Field = Code(ReferenceListNames.Fields, text, means, refusals) ?? form.Field },
                ListingColumn.Keywords => form with { Keywords = text },
                ListingColumn.Ipc => form with { Ipc = text },
                ListingColumn.Trl => form with { Trl = Number(text, refusals) ?? form.Trl },
                ListingColumn.Ownership => form with { Ownership = text },
                ListingColumn.ContactName => form with { ContactName = text },
                ListingColumn.ContactPosition => form with { ContactPosition = text },
                ListingColumn.ContactPhone => form with { ContactPhone = text },
                ListingColumn.ContactMail => form with { ContactMail = text },
                _ => form,
            };
        }

        form = WithIpRight(form, row.Said, refusals);
        refusals.AddRange(validator.Validate(form).Errors.Select(e => new RowRefusal(
            e.ErrorCode, MeansOf(e.PropertyName), [.. e.FormattedMessagePlaceholderValues.OrderBy(p => p.Key, StringComparer.Ordinal).Where(p => p.Key is "MaxLength" or "From" or "To").Select(p => Convert.ToString(p.Value, CultureInfo.InvariantCulture)!)])));
        return form;
    }

    /// <summary>A row tells of one right: the one with its number, else the only one there is, else another.</summary>
    private ListingForm WithIpRight(ListingForm form, IReadOnlyDictionary<ListingColumn, string> said, List<RowRefusal> refusals)
    {
        if (!said.Keys.Any(means => means is >= ListingColumn.IpKind and <= ListingColumn.IpExpiresOn))
        {
            return form;
        }

        var (application, grant) = (said.GetValueOrDefault(ListingColumn.IpApplication), said.GetValueOrDefault(ListingColumn.IpGrant));
        var rights = (form.IpRights ?? []).ToList();
        var at = rights.FindIndex(r => (application is not null && r.Application == application) || (grant is not null && r.Grant == grant));
        at = at < 0 && rights.Count == 1 ? 0 : at;
        var before = at < 0 ? new IpRightForm(UsualIpKind) : rights[at];
        var right = before with
        {
            Kind = said.TryGetValue(ListingColumn.IpKind, out var kind) && Code(ReferenceListNames.IpKinds, kind, ListingColumn.IpKind, refusals) is { } code ? code : before.Kind,
            Application = application ?? before.Application,
            Grant = grant ?? before.Grant,
            Status = said.TryGetValue(ListingColumn.IpStatus, out var status) ? Status(status, refusals) ?? before.Status : before.Status,
            FiledOn = said.TryGetValue(ListingColumn.IpFiledOn, out var filed) ? Day(filed, ListingColumn.IpFiledOn, refusals) ?? before.FiledOn : before.FiledOn,
            ExpiresOn = said.TryGetValue(ListingColumn.IpExpiresOn, out var expires) ? Day(expires, ListingColumn.IpExpiresOn, refusals) ?? before.ExpiresOn : before.ExpiresOn,
        };
        if (at < 0)
        {
            rights.Add(right);
        }
        else
        {
            rights[at] = right;
        }

        return form with { IpRights = rights };
    }

    private static int? Number(string text, List<RowRefusal> refusals)
    {
        if (int.TryParse(text.StartsWith("TRL", StringComparison.OrdinalIgnoreCase) ? text[3..] : text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        refusals.Add(LeftOut(TableImportRules.ACellIsANumber, ListingColumn.Trl, text));
        return null;
    }

    private static DateOnly? Day(string text, ListingColumn means, List<RowRefusal> refusals)
    {
        var (day, isAmbiguous) = WrittenDay.Read(text);
        var broken = day is null
            ? isAmbiguous ? TableImportRules.ADayIsReadOneWay : TableImportRules.ACellIsADay
            : day < ListingRules.FirstDay || day > ListingRules.LastDay ? TableImportRules.ADayIsOfOurTime : null;
        if (broken is null)
        {
            return day;
        }

        refusals.Add(LeftOut(broken, means, text, ListingRules.FirstDay.Year.ToString(CultureInfo.InvariantCulture), ListingRules.LastDay.Year.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    private static IpStatus? Status(string text, List<RowRefusal> refusals)
    {
        if (Statuses.TryGetValue(text, out var status))
        {
            return status;
        }

        refusals.Add(LeftOut(TableImportRules.ACellNamesAStatus, ListingColumn.IpStatus, text));
        return null;
    }

    private string? Code(string list, string text, ListingColumn means, List<RowRefusal> refusals)
    {
        if (!_codes.TryGetValue(list, out var codes))
        {
            _codes[list] = codes = new(StringComparer.OrdinalIgnoreCase);
            foreach (var item in lists.Items(list))
            {
                codes.TryAdd(item.Code, item.Code);
                codes.TryAdd(item.NameIn(Language.Vi), item.Code);
                codes.TryAdd(item.NameIn(Language.En), item.Code);
            }
        }

        if (codes.TryGetValue(text, out var code))
        {
            return code;
        }

        refusals.Add(LeftOut(TableImportRules.ACellNamesAnEntry, means, text));
        return null;
    }

    /// <summary>"IpRights[0].Application" → IpApplication, "TitleVi" → TitleVi.</summary>
    private static ListingColumn? MeansOf(string property) =>
        Enum.TryParse<ListingColumn>(property.StartsWith("IpRights[", StringComparison.Ordinal) ? "Ip" + property[(property.LastIndexOf('.') + 1)..] : property, out var means) ? means : null;
}
