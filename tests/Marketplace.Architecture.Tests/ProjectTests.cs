using System.Xml.Linq;
using Marketplace.TestSupport;
using Shouldly;
using Xunit;

namespace Marketplace.Architecture.Tests;

public sealed class ProjectTests
{
    [Theory]
    [InlineData("Marketplace.Domain", "")]
    [InlineData("Marketplace.Application", "Marketplace.Domain")]
    [InlineData("Marketplace.Infrastructure", "Marketplace.Application")]
    [InlineData("Marketplace.Web", "Marketplace.Application,Marketplace.Infrastructure")]
    public void Projects_depend_inwards(string project, string expected) =>
        string.Join(',', References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)).ShouldBe(expected);

    [Fact]
    public void The_domain_has_no_packages() => References("Marketplace.Domain", "PackageReference").ShouldBeEmpty();

    [Fact]
    public void The_application_has_exactly_the_agreed_packages() => References("Marketplace.Application", "PackageReference").ShouldBe(
        [
            "FluentValidation.DependencyInjectionExtensions", "MediatR", "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore",
            "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.Extensions.AI.Abstractions", "Scrutor",
        ], ignoreOrder: true);

    [Fact]
    public void The_domain_knows_only_the_platform() =>
        typeof(Domain.Common.Root).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Only_the_program_names_the_infrastructure() =>
        Repository.Files("src/Marketplace.Web", "*.*").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("Marketplace.Infrastructure", StringComparison.Ordinal))
            .Select(Path.GetFileName).ShouldBe(["Program.cs"]);

    [Fact]
    public void The_top_level_holds_only_what_it_should() =>
        Directory.EnumerateFileSystemEntries(Repository.Root).Select(e => Path.GetFileName(e)!).Where(n => n[0] != '.')
            .ShouldBeSubsetOf(["README.md", "Marketplace.sln", "global.json", "src", "tests", "infra", "Directory.Build.props", "Directory.Packages.props", "TestResults"]);

    private static string[] References(string project, string kind)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        return [.. file.Descendants(kind).Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'))];
    }
}
