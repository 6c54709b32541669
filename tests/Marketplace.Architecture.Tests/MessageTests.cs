using System.Reflection;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;
using MediatR;
using Shouldly;
using Xunit;

namespace Marketplace.Architecture.Tests;

public sealed class MessageTests
{
    private static readonly Type[] Messages = [.. typeof(IMessage).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IMessage)))];

    private static IEnumerable<Type> Commands => Messages.Where(m => m.IsAssignableTo(typeof(ICommand)));

    [Fact]
    public void There_are_messages_to_look_at() => Messages.Length.ShouldBeGreaterThan(10);

    [Fact]
    public void Every_message_says_once_who_may_send_it() =>
        Messages.Where(m => m.GetCustomAttributes<SenderAttribute>().Count() != 1).ShouldBeEmpty();

    [Fact]
    public void Every_message_has_one_handler()
    {
        var handled = typeof(IMessage).Assembly.GetTypes()
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .CountBy(i => i.GetGenericArguments()[0]).ToDictionary();
        Messages.Where(m => handled.GetValueOrDefault(m) != 1).ShouldBeEmpty();
    }

    [Fact]
    public void A_command_begins_with_the_id_of_its_subject() =>
        Commands.Where(c => !c.GetConstructors()[0].GetParameters()[0].ParameterType.IsAssignableTo(typeof(ITypedId))).ShouldBeEmpty();

    [Fact]
    public void A_use_case_stands_in_a_file_of_its_name_in_its_feature()
    {
        var files = Repository.Files("src/Marketplace.Application", "*.cs").ToHashSet(StringComparer.Ordinal);
        Messages.Where(m => !files.Contains(Path.Combine(Repository.Root, "src/Marketplace.Application", m.Namespace!["Marketplace.Application.".Length..].Replace('.', '/'), m.Name + ".cs"))).ShouldBeEmpty();
    }

    [Fact]
    public void Queries_are_called_as_questions_and_commands_are_not()
    {
        // A whole word: CounterOffer is no question.
        static bool IsQuestion(Type message) => Array.Exists(["Get", "Search", "Count"], word => message.Name.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(message.Name[word.Length]));
        Messages.Where(m => IsQuestion(m) == m.IsAssignableTo(typeof(ICommand))).ShouldBeEmpty();
    }

    [Fact]
    public void Types_are_internal_and_sealed_unless_another_project_needs_them()
    {
        var handlers = typeof(IMessage).Assembly.GetTypes().Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal) || t.Name.EndsWith("Validator", StringComparison.Ordinal)).ToArray();
        handlers.ShouldNotBeEmpty();
        handlers.Where(t => t.IsPublic || !t.IsSealed).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_bears_a_name_that_says_nothing()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Utils", "Util", "Service", "Base", "Impl", "Dto", "Vm", "Common"];
        Assembly[] own = [typeof(Root).Assembly, typeof(IMessage).Assembly, typeof(Infrastructure.InfrastructureServices).Assembly, typeof(Program).Assembly];
        own.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) == true && !t.Namespace.Contains("Migrations", StringComparison.Ordinal))
            .Where(t => !t.IsEnum && empty.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
