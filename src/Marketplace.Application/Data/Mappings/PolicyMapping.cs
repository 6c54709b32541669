using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class PolicyMapping : IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Policy> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.ComplexProperty(p => p.Changes, text => Columns.Bilingual(text, nameof(Policy.Changes), PolicyRules.ChangesLength));
        builder.Ignore(p => p.Text);
        builder.HasIndex(p => new { p.Kind, p.Number }).IsUnique();
        builder.HasOne<Member>().WithMany().HasForeignKey(p => p.PublishedBy);
    }
}
