using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class PublicTextMapping : IEntityTypeConfiguration<PublicText>
{
    public void Configure(EntityTypeBuilder<PublicText> builder)
    {
        // With the digest in the key both tables compare it in the same way, or SQL Server refuses to join them.
        builder.HasKey(t => new { t.Subject, t.Language, t.TextHash });
        builder.Property(t => t.TextHash).HasMaxLength(TextVectorMapping.HashLength).IsUnicode(false);
        builder.HasIndex(t => t.TextHash);
    }
}

internal sealed class TextVectorMapping : IEntityTypeConfiguration<TextVector>
{
    public const int HashLength = 64;

    public void Configure(EntityTypeBuilder<TextVector> builder)
    {
        builder.HasKey(v => new { v.Model, v.TextHash });
        builder.Property(v => v.TextHash).HasMaxLength(HashLength).IsUnicode(false);
        builder.HasIndex(v => v.TextHash);
    }
}
