using Marketplace.Domain.Common;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.SavedItems;

public sealed class SavedItemTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private readonly MemberId _writer = MemberId.New();
    private readonly SavedItem _item = new(SavedItemId.New(), OrganisationId.New(), ListingId.New(), MemberId.New(), Now);

    [Fact]
    public void A_note_is_changed_and_removed_by_its_writer_only()
    {
        var (note, colleague) = (SavedNoteId.New(), MemberId.New());
        _item.AddNote(note, _writer, " Hỏi giá lắp đặt. ", Now);
        _item.Notes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Text.ShouldBe("Hỏi giá lắp đặt."), n => n.EditedAt.ShouldBeNull());

        Refusing(() => _item.EditNote(note, colleague, "Khác", Now)).ShouldBe(SavedItemRules.OnlyItsWriterChangesANote);
        Refusing(() => _item.RemoveNote(note, colleague)).ShouldBe(SavedItemRules.OnlyItsWriterChangesANote);
        Refusing(() => _item.RemoveNote(SavedNoteId.New(), _writer)).ShouldBe(SavedItemRules.OnlyItsWriterChangesANote);

        _item.EditNote(note, _writer, "Đã hỏi.", Now.AddHours(1));
        _item.Notes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Text.ShouldBe("Đã hỏi."), n => n.EditedAt.ShouldBe(Now.AddHours(1)), n => n.WrittenAt.ShouldBe(Now));
        _item.RemoveNote(note, _writer);
        _item.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_note_is_written_out()
    {
        Refusing(() => _item.AddNote(SavedNoteId.New(), _writer, " \n", Now)).ShouldBe(SavedItemRules.ASavedNoteIsWritten);
        var note = SavedNoteId.New();
        _item.AddNote(note, _writer, "Hỏi giá.", Now);
        Refusing(() => _item.EditNote(note, _writer, "", Now)).ShouldBe(SavedItemRules.ASavedNoteIsWritten);
    }

    [Fact]
    public void An_item_bears_so_many_notes()
    {
        for (var i = 0; i < SavedItemRules.MostNotes; i++)
        {
            _item.AddNote(SavedNoteId.New(), _writer, "Hỏi giá.", Now);
        }

        Refusing(() => _item.AddNote(SavedNoteId.New(), _writer, "Hỏi giá.", Now)).ShouldBe(SavedItemRules.AnItemBearsSoManyNotes);
    }

    private static Rule Refusing(Action deed) => Should.Throw<RuleBroken>(deed).Rule;
}
