using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class JoinRequestMapping : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Message).HasMaxLength(JoinRequestRules.MessageLength);
        builder.HasIndex(r => new { r.Organisation, r.Person }).IsUnique().HasFilter($"[State] = {(int)JoinRequestState.Waiting}");
        builder.HasIndex(r => new { r.Person, r.State });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.Organisation);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.Person);
    }
}
