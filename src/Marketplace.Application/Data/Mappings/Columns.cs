using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

/// <summary>How values of several columns are laid out, once.</summary>
internal static class Columns
{
    public static void Bilingual(ComplexPropertyBuilder<Bilingual> text, string name, int length)
    {
        text.Property(t => t.Vi).HasMaxLength(length).HasColumnName(name + "Vi");
        text.Property(t => t.En).HasMaxLength(length).HasColumnName(name + "En");
    }

    public static void Revision<TRevision, TContent>(EntityTypeBuilder<TRevision> builder)
        where TRevision : RevisionOf<TContent>
        where TContent : class, IFiled
    {
        builder.Property(r => r.Content).HasJson();
        builder.Property(r => r.Field).HasMaxLength(20);
        builder.Property(r => r.History).HasJson();
        builder.HasIndex(r => new { r.Status, r.SubmittedAt });
        builder.HasIndex(r => new { r.Status, r.Assignee });
    }
}
