using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class DemandMapping : IEntityTypeConfiguration<Demand>, IEntityTypeConfiguration<DemandRevision>, IEntityTypeConfiguration<DemandSuspension>
{
    public void Configure(EntityTypeBuilder<Demand> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.Code).IsUnique();
        builder.Property(d => d.Code).HasMaxLength(20);
        builder.HasIndex(d => new { d.Status, d.OpenedAt });
        builder.HasIndex(d => new { d.Status, d.ProposalsUntil });
        builder.ComplexProperty(d => d.Charge);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.Organisation);
        builder.HasMany(d => d.Revisions).WithOne().HasForeignKey("DemandId").IsRequired();
        builder.HasMany(d => d.Suspensions).WithOne().HasForeignKey("DemandId").IsRequired();
        builder.Navigation(d => d.Revisions).AutoInclude();
        builder.Navigation(d => d.Suspensions).AutoInclude();
        builder.Ignore(d => d.Latest);
        builder.Ignore(d => d.Public);
    }

    public void Configure(EntityTypeBuilder<DemandRevision> builder)
    {
        builder.ToTable("DemandRevisions");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex("DemandId", nameof(DemandRevision.Number)).IsUnique();
        Columns.Revision<DemandRevision, DemandContent>(builder);
    }

    public void Configure(EntityTypeBuilder<DemandSuspension> builder)
    {
        builder.ToTable("DemandSuspensions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
