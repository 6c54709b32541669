using Marketplace.Domain.Deals;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Negotiations;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class DealMapping : IEntityTypeConfiguration<Deal>
{
    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.Code).IsUnique();
        builder.Property(d => d.Code).HasMaxLength(20);
        builder.Property(d => d.Terms).HasJson();
        builder.Property(d => d.EndReason).HasMaxLength(NegotiationRules.TextLength);
        builder.HasIndex(d => new { d.Status, d.AgreedAt });
        builder.ComplexProperty(d => d.SupplierCharge);
        builder.ComplexProperty(d => d.RecipientCharge);
        builder.HasOne<Negotiation>().WithMany().HasForeignKey(d => d.Negotiation);
        builder.HasOne<Listing>().WithMany().HasForeignKey(d => d.Listing);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.Supplier);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.Recipient);
    }
}
