using Marketplace.Domain.Common;
using Marketplace.Domain.Members;

namespace Marketplace.Domain.SavedItems;

public readonly record struct SavedNoteId(Guid Value) : ITypedId
{
    public static SavedNoteId New() => new(Guid.CreateVersion7());
}

/// <summary>What a member thinks of a saved technology; read by colleagues only.</summary>
public sealed class SavedNote : Part
{
    internal SavedNote(SavedNoteId id, MemberId writer, string text, DateTime now)
    {
        Id = id;
        Writer = writer;
        Text = text;
        WrittenAt = now;
    }

    private SavedNote()
    {
    }

    public SavedNoteId Id { get; private set; }

    public MemberId Writer { get; private set; }

    public string Text { get; private set; } = "";

    public DateTime WrittenAt { get; private set; }

    /// <summary>Null until its writer changes it.</summary>
    public DateTime? EditedAt { get; private set; }

    internal void Edit(string text, DateTime now)
    {
        Text = text;
        EditedAt = now;
    }
}
