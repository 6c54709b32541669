using Marketplace.Domain.Terminology;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class ConceptMapping : IEntityTypeConfiguration<Concept>
{
    public void Configure(EntityTypeBuilder<Concept> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Field).HasMaxLength(20);
        builder.Property(c => c.Vi).HasMaxLength(ConceptWording.LongestTerm);
        builder.Property(c => c.En).HasMaxLength(ConceptWording.LongestTerm);
        builder.Property(c => c.OthersVi).HasJson();
        builder.Property(c => c.OthersEn).HasJson();
        builder.Property(c => c.Pair).HasMaxLength(64);
        builder.Property(c => c.History).HasJson();
        builder.Ignore(c => c.Wording);
        builder.HasIndex(c => c.Pair).IsUnique();
    }
}
