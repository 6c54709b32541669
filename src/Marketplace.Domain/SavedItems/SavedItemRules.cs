using Marketplace.Domain.Common;

namespace Marketplace.Domain.SavedItems;

/// <summary>Every way in which the shared list of an organisation says no.</summary>
public static class SavedItemRules
{
    /// <summary>More than this nobody looks through.</summary>
    public const int MostItems = 500;

    public const int MostNotes = 50;
    public const int NoteLength = 2_000;

    public static readonly Rule AListHoldsSoManyItems = Rule.Named();
    public static readonly Rule ATechnologyIsSavedOnce = Rule.Named();
    public static readonly Rule AnItemBearsSoManyNotes = Rule.Named("Text");
    public static readonly Rule ASavedNoteIsWritten = Rule.Named("Text");
    public static readonly Rule OnlyItsWriterChangesANote = Rule.Named();
}
