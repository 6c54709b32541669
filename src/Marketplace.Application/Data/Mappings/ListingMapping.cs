using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class ListingMapping : IEntityTypeConfiguration<Listing>, IEntityTypeConfiguration<Revision>, IEntityTypeConfiguration<GrantedRight>, IEntityTypeConfiguration<ListingSuspension>
{
    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.Code).IsUnique();
        builder.Property(l => l.Code).HasMaxLength(20);
        builder.Property(l => l.SourceKey).HasMaxLength(64);
        builder.HasIndex(l => new { l.Organisation, l.SourceKey }).IsUnique();
        builder.Property(l => l.OwnId).HasMaxLength(TableImportRules.OwnIdLength);
        builder.HasIndex(l => new { l.Organisation, l.OwnId }).IsUnique();
        builder.Property(l => l.RowDigest).HasMaxLength(64);
        builder.HasIndex(l => new { l.Status, l.PublishedAt });
        builder.HasIndex(l => new { l.Status, l.LastConfirmedAt });
        builder.ComplexProperty(l => l.Charge);
        builder.ComplexProperty(l => l.StaffDraft);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(l => l.Organisation);
        builder.HasMany(l => l.Revisions).WithOne().HasForeignKey("ListingId").IsRequired();
        builder.HasMany(l => l.GrantedRights).WithOne().HasForeignKey("ListingId").IsRequired();
        builder.HasMany(l => l.Suspensions).WithOne().HasForeignKey("ListingId").IsRequired();
        builder.Navigation(l => l.Revisions).AutoInclude();
        builder.Navigation(l => l.GrantedRights).AutoInclude();
        builder.Navigation(l => l.Suspensions).AutoInclude();
        builder.Ignore(l => l.Latest);
        builder.Ignore(l => l.Public);
        builder.Ignore(l => l.Freshness);
    }

    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("ListingRevisions");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex("ListingId", nameof(Revision.Number)).IsUnique();
        Columns.Revision<Revision, ListingContent>(builder);
    }

    public void Configure(EntityTypeBuilder<GrantedRight> builder)
    {
        builder.ToTable("GrantedRights");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Scope).HasJson();
    }

    public void Configure(EntityTypeBuilder<ListingSuspension> builder)
    {
        builder.ToTable("ListingSuspensions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
