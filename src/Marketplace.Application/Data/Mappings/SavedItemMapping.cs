using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.SavedItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class SavedItemMapping : IEntityTypeConfiguration<SavedItem>, IEntityTypeConfiguration<SavedNote>
{
    public void Configure(EntityTypeBuilder<SavedItem> builder)
    {
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex(i => new { i.Organisation, i.Listing }).IsUnique();
        builder.HasIndex(i => new { i.Organisation, i.SavedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.Organisation);
        builder.HasOne<Listing>().WithMany().HasForeignKey(i => i.Listing);
        builder.HasOne<Member>().WithMany().HasForeignKey(i => i.SavedBy);
        builder.HasMany(i => i.Notes).WithOne().HasForeignKey("SavedItemId").IsRequired();
        builder.Navigation(i => i.Notes).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<SavedNote> builder)
    {
        builder.ToTable("SavedNotes");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(SavedItemRules.NoteLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.Writer);
    }
}
