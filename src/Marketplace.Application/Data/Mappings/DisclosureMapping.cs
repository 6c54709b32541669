using Marketplace.Domain.Disclosures;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class DisclosureMapping :
    IEntityTypeConfiguration<Disclosure>, IEntityTypeConfiguration<DisclosureReader>, IEntityTypeConfiguration<DisclosureEntry>, IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Disclosure> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.Code).IsUnique();
        builder.Property(d => d.Code).HasMaxLength(20);
        builder.Property(d => d.Purpose).HasMaxLength(DisclosureRules.PurposeLength);
        builder.Property(d => d.Reason).HasMaxLength(50);

        // One that waits; an answered one may be followed by another.
        builder.HasIndex(d => new { d.Listing, d.Recipient }).IsUnique()
            .HasFilter($"[State] IN ({(int)DisclosureState.AwaitsRepresentative}, {(int)DisclosureState.Waiting})").HasDatabaseName("IX_Disclosures_Waiting");
        builder.HasIndex(d => new { d.Recipient, d.Listing, d.AskedAt });
        builder.HasIndex(d => new { d.Recipient, d.AskedAt });
        builder.HasIndex(d => new { d.Supplier, d.AskedAt });
        builder.HasOne<Listing>().WithMany().HasForeignKey(d => d.Listing);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.Supplier);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.Recipient);
        builder.HasOne<Policy>().WithMany().HasForeignKey(d => d.Undertaking);
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.AskedBy);
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.AcceptedBy);
        builder.HasMany(d => d.Readers).WithOne().HasForeignKey("DisclosureId").IsRequired();
        builder.HasMany(d => d.Entries).WithOne().HasForeignKey("DisclosureId").IsRequired();
        builder.Navigation(d => d.Readers).AutoInclude();
        builder.Navigation(d => d.Entries).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<DisclosureReader> builder)
    {
        builder.ToTable("DisclosureReaders");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex("DisclosureId", nameof(DisclosureReader.Membership)).IsUnique();
        builder.HasOne<Membership>().WithMany().HasForeignKey(r => r.Membership);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.Member);
    }

    public void Configure(EntityTypeBuilder<DisclosureEntry> builder)
    {
        builder.ToTable("DisclosureEntries");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Text).HasMaxLength(DisclosureRules.PurposeLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.By);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.Reader);
    }

    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Reason).HasMaxLength(DisclosureRules.ReasonLength);
        builder.HasIndex(o => new { o.Listing, o.At });
        builder.HasIndex(o => new { o.Person, o.At });
        builder.HasOne<Listing>().WithMany().HasForeignKey(o => o.Listing);
        builder.HasOne<Revision>().WithMany().HasForeignKey(o => o.Revision);
        builder.HasOne<Disclosure>().WithMany().HasForeignKey(o => o.Disclosure);
        builder.HasOne<Member>().WithMany().HasForeignKey(o => o.Person);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.Organisation);
    }
}
