using System.Reflection;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.TestSupport;

namespace Marketplace.Application.Tests.Access;

/// <summary>
/// The fixtures of one feature. A method named after each message makes what the message needs, on an empty exchange, and says who may send it:
/// <c>[SentBy(Capability.Supplier, Power.Draft, Verified = true)] public async Task&lt;Sent&gt; SubmitListing() …</c>
/// </summary>
internal abstract class Fixtures(TestExchange exchange)
{
    protected static CallerTicket Visitor { get; } = CallerTicket.Visitor(Language.Vi);

    protected TestExchange Exchange { get; } = exchange;

    /// <summary>All messages of the application.</summary>
    public static IReadOnlyDictionary<string, Type> Messages { get; } = typeof(IMessage).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IMessage))).ToDictionary(t => t.Name, StringComparer.Ordinal);

    private static IReadOnlyDictionary<string, MethodInfo> ByMessage { get; } = typeof(Fixtures).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Fixtures)))
        .SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(SentByAttribute)))).ToDictionary(m => m.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByMessage.Keys.Order(StringComparer.Ordinal);

    public static SentByAttribute SentBy(string message) => ByMessage[message].GetCustomAttribute<SentByAttribute>()!;

    /// <summary>The message with everything it needs, newly made.</summary>
    public static Task<Sent> Make(string message, TestExchange exchange)
    {
        var fixture = ByMessage[message];
        return (Task<Sent>)fixture.Invoke(Activator.CreateInstance(fixture.DeclaringType!, exchange), null)!;
    }
}
