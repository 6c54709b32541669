using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Acceptance>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(MarketplaceDb.KeyLength);
        builder.Property(m => m.Mail).HasMaxLength(MarketplaceDb.KeyLength);
        builder.HasMany(m => m.Acceptances).WithOne().HasForeignKey("MemberId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<Acceptance> builder)
    {
        builder.ToTable("Acceptances");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex("MemberId", nameof(Acceptance.Policy)).IsUnique();
        builder.HasOne<Policy>().WithMany().HasForeignKey(a => a.Policy);
    }
}
