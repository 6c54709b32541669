using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Message).HasMaxLength(ProposalRules.MessageLength);
        builder.Property(p => p.Price).HasJson();
        builder.Property(p => p.Reason).HasMaxLength(50);
        builder.Property(p => p.ReasonText).HasMaxLength(ProposalRules.ReasonLength);

        // One that waits; an answered one may be followed by another.
        builder.HasIndex(p => new { p.Demand, p.Organisation }).IsUnique().HasFilter($"[State] = {(int)ProposalState.Waiting}");
        builder.HasIndex(p => new { p.Demand, p.State, p.SentAt });
        builder.HasIndex(p => new { p.Organisation, p.State, p.SentAt });
        builder.HasOne<Demand>().WithMany().HasForeignKey(p => p.Demand);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.Organisation);
        builder.HasOne<Listing>().WithMany().HasForeignKey(p => p.Listing);
        builder.HasOne<Negotiation>().WithMany().HasForeignKey(p => p.Negotiation);
    }
}
