using Marketplace.Domain.Alerts;
using Marketplace.Domain.Demands;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class WatchMapping : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.SameAs).HasMaxLength(50);
        builder.Property(w => w.Name).HasMaxLength(WatchRules.NameLength);
        builder.Property(w => w.Search).HasJson();
        builder.Property(w => w.Field).HasMaxLength(20);
        builder.HasIndex(w => new { w.Owner, w.SameAs }).IsUnique();
        builder.HasIndex(w => new { w.Among, w.SameAs });
        builder.HasIndex(w => w.Field);
        builder.HasIndex(w => w.Mail);
        builder.HasOne<Member>().WithMany().HasForeignKey(w => w.Owner);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(w => w.Organisation);
    }
}

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Watches).HasJson();

        // Of two letters at the same moment one finds it told already.
        builder.Property(a => a.MailedAt).IsConcurrencyToken();
        builder.HasIndex(a => new { a.Person, a.Subject }).IsUnique();
        builder.HasIndex(a => new { a.Person, a.FoundAt });
        builder.HasIndex(a => new { a.MailedAt, a.FoundAt });
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.Person);
        builder.HasOne<Listing>().WithMany().HasForeignKey(a => a.Listing);
        builder.HasOne<Demand>().WithMany().HasForeignKey(a => a.Demand);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(a => a.Organisation);
    }
}
