using Marketplace.Domain.Demands;
using Marketplace.Domain.Files;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("Files");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(FileRules.NameLength + 5);
        builder.Property(f => f.StoreKey).HasMaxLength(64);
        builder.Property(f => f.SmallKey).HasMaxLength(64);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.StoreKey).IsUnique();
        builder.HasIndex(f => f.UnusedSince);
        builder.HasIndex(f => f.Listing);
        builder.HasIndex(f => f.Demand);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(f => f.Organisation);
        builder.HasOne<Listing>().WithMany().HasForeignKey(f => f.Listing);
        builder.HasOne<Demand>().WithMany().HasForeignKey(f => f.Demand);
        builder.HasOne<Member>().WithMany().HasForeignKey(f => f.Uploader);
    }
}
