using Marketplace.Domain.Listings;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class TableImportMapping : IEntityTypeConfiguration<TableImport>, IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<TableImport> builder)
    {
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.FileName).HasMaxLength(MarketplaceDb.KeyLength);
        builder.Property(i => i.MappingName).HasMaxLength(TableImportRules.NameLength);
        builder.Property(i => i.Columns).HasJson();
        builder.Property(i => i.Mapping).HasJson();
        builder.Property(i => i.Tally).HasJson();
        builder.HasIndex(i => new { i.Organisation, i.CreatedAt });
        builder.HasIndex(i => i.State);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.Organisation);
    }

    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasKey(r => new { r.Import, r.Number });
        builder.Property(r => r.Cells).HasJson();
        builder.Property(r => r.OwnId).HasMaxLength(TableImportRules.OwnIdLength);
        builder.Property(r => r.Refusals).HasJson();
        builder.HasIndex(r => new { r.Import, r.OwnId });
        builder.HasIndex(r => new { r.Import, r.Outcome, r.Number });
        builder.HasOne<TableImport>().WithMany().HasForeignKey(r => r.Import);
    }
}
