using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;

namespace Marketplace.Domain.SavedItems;

/// <summary>A technology in the shared list of an organisation, with the notes of its members.</summary>
public sealed class SavedItem : Root<SavedItemId>
{
    private readonly List<SavedNote> _notes = [];

    public SavedItem(SavedItemId id, OrganisationId organisation, ListingId listing, MemberId by, DateTime now)
    {
        Id = id;
        Organisation = organisation;
        Listing = listing;
        SavedBy = by;
        SavedAt = now;
    }

    private SavedItem()
    {
    }

    public OrganisationId Organisation { get; private set; }

    public ListingId Listing { get; private set; }

    public MemberId SavedBy { get; private set; }

    public DateTime SavedAt { get; private set; }

    public IReadOnlyList<SavedNote> Notes => _notes;

    public void AddNote(SavedNoteId note, MemberId by, string text, DateTime now)
    {
        SavedItemRules.AnItemBearsSoManyNotes.Require(_notes.Count < SavedItemRules.MostNotes, SavedItemRules.MostNotes);
        _notes.Add(new SavedNote(note, by, Said(text), now));
    }

    public void EditNote(SavedNoteId note, MemberId by, string text, DateTime now) => NoteOf(note, by).Edit(Said(text), now);

    public void RemoveNote(SavedNoteId note, MemberId by) => _notes.Remove(NoteOf(note, by));

    private static string Said(string text)
    {
        SavedItemRules.ASavedNoteIsWritten.Require(!string.IsNullOrWhiteSpace(text));
        return text.Trim();
    }

    private SavedNote NoteOf(SavedNoteId note, MemberId by)
    {
        var found = _notes.Find(n => n.Id == note && n.Writer == by);
        SavedItemRules.OnlyItsWriterChangesANote.Require(found is not null);
        return found;
    }
}
