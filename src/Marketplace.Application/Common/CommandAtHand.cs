using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Data;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Common;

/// <summary>The command that this scope carries out: its subject, its content's digest and what it changed. One per message.</summary>
internal sealed class CommandAtHand(Caller caller)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo> Subjects = new();
    private readonly List<Root> _changed = [];
    private bool _audited;

    public ICommand? Command { get; private set; }

    public string Message => Command!.GetType().Name;

    public Guid Subject { get; private set; }

    public byte[] Digest { get; private set; } = [];

    public IReadOnlyList<Root> ChangedRoots => _changed;

    public bool WasSaved => _audited;

    public static PropertyInfo SubjectOf(Type command) => Subjects.GetOrAdd(command, static type =>
        type.GetProperty(type.GetConstructors()[0].GetParameters()[0].Name!)!);

    public void Take(ICommand command)
    {
        Command = command;
        Subject = ((ITypedId)SubjectOf(command.GetType()).GetValue(command)!).Value;
        Digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), AsJson.Options));
    }

    public void Changed(Root root) => _changed.Add(root);

    /// <summary>The audit row of the command, once; none for saves outside a command.</summary>
    public AuditRow? TakeAudit(DateTime now)
    {
        if (Command is null || _audited)
        {
            return null;
        }

        _audited = true;
        var root = _changed.Find(r => r.Key == Subject);
        return new AuditRow
        {
            At = now,
            Message = Message,
            Subject = Subject,
            Person = caller.PersonOrNone?.Value,
            Membership = caller.MembershipOrNone?.Value,
            Organisation = caller.OrganisationOrNone?.Value,
            VersionBefore = root is null ? null : root.Version.Number - 1,
            VersionAfter = root?.Version.Number,
            Digest = Digest,
        };
    }
}
