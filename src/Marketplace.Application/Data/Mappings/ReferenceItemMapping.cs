using Marketplace.Domain.Members;
using Marketplace.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class ReferenceItemMapping : IEntityTypeConfiguration<ReferenceItem>, IEntityTypeConfiguration<ReferenceEdit>
{
    public void Configure(EntityTypeBuilder<ReferenceItem> builder)
    {
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.List).HasMaxLength(60);
        builder.Property(i => i.Code).HasMaxLength(ReferenceCode.Longest);
        builder.Property(i => i.Parent).HasMaxLength(ReferenceCode.Longest);
        builder.Property(i => i.NameVi).HasMaxLength(500);
        builder.Property(i => i.NameEn).HasMaxLength(500);
        builder.Property(i => i.Source).HasMaxLength(300);
        builder.Property(i => i.Details).HasJson();
        builder.Ignore(i => i.Wording);
        builder.HasIndex(i => new { i.List, i.Code, i.EffectiveFrom }).IsUnique();
        builder.HasMany(i => i.Edits).WithOne().HasForeignKey("ReferenceItemId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<ReferenceEdit> builder)
    {
        builder.ToTable("ReferenceEdits");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Before).HasJson();
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.By);
    }
}
