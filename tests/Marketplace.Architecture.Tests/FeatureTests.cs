using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Marketplace.Application.Common;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Architecture.Tests;

public sealed class FeatureTests
{
    private const string Root = "Marketplace.Application.";

    /// <summary>Not features: what all of them share.</summary>
    private static readonly string[] Shared = ["Common", "Data", "Ports", "Resources", "ReferenceData", "Terminology", "Notifications", "Dossiers", "Meaning"];

    private static readonly ArchUnitNET.Domain.Architecture Application = new ArchLoader().LoadAssembly(typeof(IMessage).Assembly).Build();

    [Fact]
    public void Features_do_not_use_one_another()
    {
        var types = Application.Types.Where(t => FeatureOf(t) is { } feature && !Shared.Contains(feature, StringComparer.Ordinal)).ToArray();
        types.Select(FeatureOf).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(3);
        var crossings = types
            .SelectMany(t => t.Dependencies.Select(d => (From: t, To: d.Target)))
            .Where(d => FeatureOf(d.To) is { } target && target != FeatureOf(d.From) && !Shared.Contains(target, StringComparer.Ordinal))
            .Select(d => $"{d.From.FullName} uses {d.To.FullName}").Distinct(StringComparer.Ordinal);
        crossings.ShouldBeEmpty();
    }

    [Fact]
    public void Time_comes_from_the_clock()
    {
        var sources = Sources("src");
        sources.Where(s => s.Text.Contains("DateTime.UtcNow", StringComparison.Ordinal) || s.Text.Contains("DateTime.Now", StringComparison.Ordinal) || s.Text.Contains("DateTimeOffset.UtcNow", StringComparison.Ordinal))
            .Select(s => s.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Aggregates_are_never_changed_behind_their_backs()
    {
        // Outbox rows, change rows, sessions, leases and vectors are records, not aggregates.
        string[] records = ["MailLane.cs", "Lease.cs", "EmbedPublicTexts.cs"];
        Sources("src").Where(s => s.Text.Contains("ExecuteUpdate", StringComparison.Ordinal) || s.Text.Contains("ExecuteDelete", StringComparison.Ordinal))
            .Select(s => Path.GetFileName(s.Path)).Except(records, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Tests_neither_sleep_nor_wait_to_be_written()
    {
        string[] forbidden = ["Thread." + "Sleep", "Task." + "Delay(", "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "Skip " + "= \""];
        Sources("tests").Where(s => !s.Path.Contains("Marketplace.Benchmarks", StringComparison.Ordinal) && forbidden.Any(f => s.Text.Contains(f, StringComparison.Ordinal))).Select(s => s.Path).ShouldBeEmpty();
    }

    private static string? FeatureOf(IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : null;

    private static (string Path, string Text)[] Sources(string folder)
    {
        var sources = Repository.Files(folder, "*.cs").Select(f => (f, File.ReadAllText(f))).ToArray();
        sources.ShouldNotBeEmpty();
        return sources;
    }
}
