using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Matching;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class MatchMapping : IEntityTypeConfiguration<Match>, IEntityTypeConfiguration<MatchDecision>, IEntityTypeConfiguration<MatchLook>
{
    public void Configure(EntityTypeBuilder<Match> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Score).HasJson();
        builder.HasIndex(m => new { m.Demand, m.Listing }).IsUnique();
        builder.HasIndex(m => new { m.Listing, m.SupplierState, m.PerMille });
        builder.HasIndex(m => new { m.Demand, m.AskerState, m.PerMille });
        builder.HasIndex(m => new { m.Supplier, m.SupplierState });
        builder.HasIndex(m => new { m.Asker, m.AskerState });
        builder.HasOne<Demand>().WithMany().HasForeignKey(m => m.Demand);
        builder.HasOne<Listing>().WithMany().HasForeignKey(m => m.Listing);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.Asker);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.Supplier);
        builder.HasMany(m => m.Decisions).WithOne().HasForeignKey("MatchId").IsRequired();
        builder.Navigation(m => m.Decisions).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<MatchDecision> builder)
    {
        builder.ToTable("MatchDecisions");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Reason).HasMaxLength(50);
        builder.Property(d => d.Note).HasMaxLength(MatchRules.NoteLength);
        builder.Property(d => d.Score).HasJson();
        builder.HasIndex(d => new { d.Month, d.Side });
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.By);
    }

    public void Configure(EntityTypeBuilder<MatchLook> builder)
    {
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<Demand>().WithMany().HasForeignKey(l => l.Demand);
        builder.HasOne<Listing>().WithMany().HasForeignKey(l => l.Listing);
        builder.HasOne<Member>().WithMany().HasForeignKey(l => l.AskedBy);
    }
}
