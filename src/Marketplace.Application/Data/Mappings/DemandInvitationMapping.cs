using Marketplace.Domain.Demands;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class DemandInvitationMapping : IEntityTypeConfiguration<DemandInvitation>
{
    public void Configure(EntityTypeBuilder<DemandInvitation> builder)
    {
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Reason).HasMaxLength(50);
        builder.Property(i => i.ReasonText).HasMaxLength(ProposalRules.ReasonLength);

        // One that counts; one taken back may be followed by another.
        builder.HasIndex(i => new { i.Demand, i.Organisation }).IsUnique().HasFilter($"[State] <> {(int)DemandInvitationState.TakenBack}");
        builder.HasIndex(i => new { i.Organisation, i.State, i.SentAt });
        builder.HasOne<Demand>().WithMany().HasForeignKey(i => i.Demand);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.Organisation);
    }
}
