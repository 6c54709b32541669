using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class NegotiationMapping : IEntityTypeConfiguration<Negotiation>, IEntityTypeConfiguration<Question>, IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Negotiation> builder)
    {
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.EndReason).HasMaxLength(NegotiationRules.TextLength);
        builder.HasIndex(n => n.Code).IsUnique();
        builder.Property(n => n.Code).HasMaxLength(20);

        // One live room; an ended one may be followed by another.
        builder.HasIndex(n => new { n.Listing, n.Recipient }).IsUnique().HasFilter($"[State] <> {(int)NegotiationState.Ended}");
        builder.HasIndex(n => new { n.Supplier, n.State, n.DueAt });
        builder.HasIndex(n => new { n.Recipient, n.State, n.DueAt });
        builder.ComplexProperty(n => n.SupplierCharge);
        builder.ComplexProperty(n => n.RecipientCharge);
        builder.HasOne<Listing>().WithMany().HasForeignKey(n => n.Listing);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(n => n.Supplier);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(n => n.Recipient);
        builder.HasMany(n => n.Questions).WithOne().HasForeignKey("NegotiationId").IsRequired();
        builder.HasMany(n => n.Rounds).WithOne().HasForeignKey("NegotiationId").IsRequired();
        builder.Navigation(n => n.Questions).AutoInclude();
        builder.Navigation(n => n.Rounds).AutoInclude();
        builder.Ignore(n => n.LastRound);
    }

    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("Questions");
        builder.HasKey(q => q.Id);
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Text).HasMaxLength(NegotiationRules.TextLength);
        builder.Property(q => q.AnswerText).HasMaxLength(NegotiationRules.TextLength);
    }

    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("Rounds");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Terms).HasJson();
        builder.Property(r => r.Message).HasMaxLength(NegotiationRules.TextLength);
        builder.HasIndex("NegotiationId", nameof(Round.Number)).IsUnique();
    }
}
