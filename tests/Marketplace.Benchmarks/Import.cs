using System.Diagnostics;
using System.Globalization;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Data;
using Marketplace.Application.Listings.Tables;
using Marketplace.Application.Policies;
using Marketplace.Application.ReferenceData;
using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks;

/// <summary>
/// An institute's table, from the upload over the check to the last draft, by the job itself on a new SQLite database. It runs in a
/// process of its own, whose greatest working set is counted. The rows are made up from a seed: the same ones in every run.
/// </summary>
internal static class Import
{
    private const string InOwnProcess = "--in-own-process";
    private const int MostRows = 100_000;
    private const int Seed = 20261125;
    private static readonly string[] Things = ["Màng lọc gốm", "Bộ cảm biến độ mặn", "Quy trình sấy lạnh", "Vật liệu hấp phụ", "Giống lúa chịu hạn", "Phần mềm giám sát rừng", "Pin thể rắn", "Chế phẩm vi sinh", "Thiết bị đo mưa", "Lớp phủ chống ăn mòn"];
    private static readonly string[] Uses = ["nước giếng khoan", "ao nuôi tôm", "kho nông sản", "nước thải dệt nhuộm", "vùng đất mặn", "rừng phòng hộ", "xe đạp điện", "phân hữu cơ", "hồ thủy điện", "kết cấu thép ven biển"];
    private static readonly string[] Clauses = ["Đã thử nghiệm tại ba cơ sở trong hai vụ liên tiếp.", "Giảm chi phí vận hành so với giải pháp nhập ngoại.", "Dùng nguyên liệu có sẵn trong nước.", "Vận hành tự động, ít cần người trông coi.", "Bảo trì sáu tháng một lần.", "Hiệu suất ổn định khi thời tiết thay đổi."];
    private static readonly string[] Fields = ["207", "201", "203", "205"];
    private static readonly string[] Statuses = ["Đã nộp đơn", "Đã được cấp", ""];

    public static async Task<int> Run(string[] args)
    {
        var rows = args is ["--rows", var given, ..] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostRows) : 10_000;
        if (args.Contains(InOwnProcess, StringComparer.Ordinal))
        {
            return await Measure(rows);
        }

        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Own(), "import", "--rows", rows.ToString(CultureInfo.InvariantCulture), InOwnProcess]))!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Under the shared host, the program's own file comes first.</summary>
    private static string[] Own() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "Marketplace.Benchmarks.dll")] : [];

    private static async Task<int> Measure(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-import-").FullName;
        try
        {
            await using var services = await Prepare(folder, rows);
            var supplier = await Institute(services);
            var dispatcher = new Dispatcher(services.GetRequiredService<IServiceScopeFactory>(), new GivenCaller(supplier));
            var content = Table(rows);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {content.Length / 1024} KB"));
            var id = TableImportId.New();

            var watch = Stopwatch.StartNew();
            Require(await dispatcher.Send(new UploadTable(id, "table.csv", content)));
            var uploaded = watch.Elapsed;
            var view = await Look(dispatcher, id);
            Require(await dispatcher.Send(new CheckTable(id, view.Version, view.Mapping, null)));
            await services.GetRequiredService<TableWork>().WorkOff(CancellationToken.None);
            view = await Look(dispatcher, id);
            var judged = watch.Elapsed;
            Require(await dispatcher.Send(new ImportTable(id, view.Version)));
            await services.GetRequiredService<TableWork>().WorkOff(CancellationToken.None);
            view = await Look(dispatcher, id);
            var imported = watch.Elapsed;
            if (view.Tally != new RowTally(rows, 0, 0, 0))
            {
                throw new InvalidOperationException($"Not every row became a draft: {view.Tally}.");
            }

            Console.WriteLine($"upload {Seconds(uploaded)} check {Seconds(judged - uploaded)} import {Seconds(imported - judged)}");
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import {rows} rows {Seconds(imported)} peak memory {self.PeakWorkingSet64 / (1024 * 1024)} MB"));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ServiceProvider> Prepare(string folder, int rows)
    {
        var provider = await Prepared.On(folder, [], services => services.AddSingleton(TableLimits.Usual with { Megabytes = 200, Rows = Math.Max(rows, TableLimits.Usual.Rows) }));
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        await SeedReferenceData.Into(db, CancellationToken.None);
        await SeedPolicies.Into(db, TimeProvider.System, CancellationToken.None);
        await provider.GetRequiredService<ReferenceFollower>().CatchUp(CancellationToken.None);
        return provider;
    }

    private static async Task<CallerTicket> Institute(ServiceProvider services)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var organisation = new Organisation(
            OrganisationId.New(), "VIEN", "0100000001", new OrganisationProfile { Name = new Bilingual("Viện thử", "Test institute"), LegalKind = "enterprise", Province = "01" }, Capability.Supplier, isDemo: false, now);
        var (member, membership) = (new Member(MemberId.New(), "Người nhập", "nhap@vien.example", Language.Vi, now), MembershipId.New());
        organisation.Admit(membership, member.Id, Role.Officer, now);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDb>();
        db.AddRange(organisation, member);
        await db.SaveChangesAsync();
        return new CallerTicket(Door.Job, Language.Vi, member.Id, Membership: membership);
    }

    private static byte[] Table(int rows)
    {
        ListingColumn[] columns = [ListingColumn.OwnId, ListingColumn.TitleVi, ListingColumn.SummaryVi, ListingColumn.ProblemVi, ListingColumn.AdvantageVi, ListingColumn.Field, ListingColumn.Keywords, ListingColumn.Trl, ListingColumn.IpApplication, ListingColumn.IpStatus, ListingColumn.IpExpiresOn, ListingColumn.ContactName];
        var random = new Random(Seed);
        var text = new StringBuilder(string.Join(',', columns.Select(c => ColumnWords.Of(c, Language.Vi)))).Append('\n');
        for (var i = 1; i <= rows; i++)
        {
            var (thing, use) = (Pick(random, Things), Pick(random, Uses));
            text.Append(CultureInfo.InvariantCulture, $"CN-{i:00000},{thing} cho {use} số {i},\"{thing} cho {use}. {Pick(random, Clauses)} {Pick(random, Clauses)}\",")
                .Append(CultureInfo.InvariantCulture, $"\"Người dùng ở {use} cần giải pháp rẻ hơn. {Pick(random, Clauses)}\",\"{Pick(random, Clauses)} {Pick(random, Clauses)}\",")
                .Append(CultureInfo.InvariantCulture, $"{Pick(random, Fields)},\"{thing.ToLowerInvariant()}, {use}\",{random.Next(3, 10)},1-{random.Next(2015, 2026)}-{i:00000},{Pick(random, Statuses)},{random.Next(13, 29)}/{random.Next(1, 13):00}/{random.Next(2027, 2046)},Nguyễn Văn {(char)('A' + random.Next(26))}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static async Task<TableImportView> Look(Dispatcher dispatcher, TableImportId id) => (await dispatcher.Ask(new GetTableImport(id, null, 1))).Answer;

    private static void Require(Result result)
    {
        if (result.Problem is { } problem)
        {
            throw new InvalidOperationException(string.Join(", ", problem.Refusals.Select(r => r.Code)));
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
