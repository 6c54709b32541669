using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class RecoveryMapping : IEntityTypeConfiguration<Recovery>
{
    public void Configure(EntityTypeBuilder<Recovery> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.LetterNumber).HasMaxLength(OrganisationRules.NumberLength);
        builder.Property(r => r.Mail).HasMaxLength(MarketplaceDb.KeyLength);
        builder.HasIndex(r => r.Organisation).IsUnique().HasFilter($"[State] = {(int)RecoveryState.Proposed}");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.Organisation);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.ProposedBy);
    }
}
