using Marketplace.Domain.Mediation;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>, IEntityTypeConfiguration<MandateNote>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Conditions).HasJson();

        // One broker at a time: proposed or active.
        builder.HasIndex(m => m.Negotiation).IsUnique().HasFilter($"[Status] < {(int)MandateStatus.Declined}");
        builder.HasOne<Negotiation>().WithMany().HasForeignKey(m => m.Negotiation);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.Broker);
        builder.HasMany(m => m.Notes).WithOne().HasForeignKey("MandateId").IsRequired();
        builder.Navigation(m => m.Notes).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<MandateNote> builder)
    {
        builder.ToTable("MandateNotes");
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(NegotiationRules.TextLength);
    }
}
