using Marketplace.Domain.Cases;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class ViolationCaseMapping : IEntityTypeConfiguration<ViolationCase>, IEntityTypeConfiguration<CaseEntry>
{
    public void Configure(EntityTypeBuilder<ViolationCase> builder)
    {
        builder.ToTable("Cases");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(20);
        builder.Property(c => c.SubjectCode).HasMaxLength(60);
        builder.Property(c => c.Violation).HasMaxLength(60);
        builder.Property(c => c.ReporterMail).HasMaxLength(MarketplaceDb.KeyLength);
        builder.Property(c => c.Subject).HasJson();
        builder.Property(c => c.Request).HasJson();
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => new { c.Status, c.DueAt });
        builder.HasIndex(c => new { c.Organisation, c.OpenedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.Organisation);
        builder.HasOne<Listing>().WithMany().HasForeignKey(c => c.Listing);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.DecidedBy);
        builder.HasMany(c => c.Entries).WithOne().HasForeignKey("CaseId").IsRequired();
        builder.Navigation(c => c.Entries).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<CaseEntry> builder)
    {
        builder.ToTable("CaseEntries");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.By);
    }
}
