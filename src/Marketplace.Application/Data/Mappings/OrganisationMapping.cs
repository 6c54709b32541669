using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<Verification>, IEntityTypeConfiguration<BankAccount>, IEntityTypeConfiguration<OrganisationSuspension>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Code).HasMaxLength(40);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.Property(o => o.TaxCode).HasMaxLength(20);
        builder.HasIndex(o => o.TaxCode).IsUnique();
        builder.ComplexProperty(o => o.Paper, paper =>
        {
            paper.Property(p => p.Kind).HasMaxLength(40).HasColumnName("PaperKind");
            paper.Property(p => p.Number).HasMaxLength(OrganisationRules.NumberLength).HasColumnName("PaperNumber");
            paper.Property(p => p.Country).HasMaxLength(OrganisationRules.NumberLength).HasColumnName("PaperCountry");
        });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.Parent);
        builder.ComplexProperty(o => o.Profile, profile =>
        {
            profile.ComplexProperty(p => p.Name, name => Columns.Bilingual(name, "Name", 300));
            profile.Property(p => p.LegalKind).HasMaxLength(40).HasColumnName("LegalKind");
            profile.Property(p => p.Province).HasMaxLength(10).HasColumnName("Province");
            profile.ComplexProperty(p => p.Address, address => Columns.Bilingual(address, "Address", 500));
            profile.Property(p => p.Phone).HasMaxLength(40).HasColumnName("Phone");
            profile.ComplexProperty(p => p.About, about => Columns.Bilingual(about, "About", 4_000));
        });
        builder.HasIndex(o => o.WaitsSince);
        builder.HasMany(o => o.Verifications).WithOne().HasForeignKey("OrganisationId").IsRequired();
        builder.HasMany(o => o.Suspensions).WithOne().HasForeignKey("OrganisationId").IsRequired();
        builder.HasMany(o => o.BankAccounts).WithOne().HasForeignKey("OrganisationId").IsRequired();
        builder.HasMany(o => o.Memberships).WithOne().HasForeignKey("OrganisationId").IsRequired();
        builder.Navigation(o => o.Memberships).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.Member);
        builder.ComplexProperty(m => m.Authority, authority =>
        {
            authority.Property(a => a.Title).HasMaxLength(OrganisationRules.TitleLength).HasColumnName("Title");
            authority.Property(a => a.Basis).HasColumnName("AuthorityBasis");
            authority.Property(a => a.Number).HasMaxLength(OrganisationRules.NumberLength).HasColumnName("AuthorityNumber");
            authority.Property(a => a.IssuedOn).HasColumnName("AuthorityIssuedOn");
            authority.Property(a => a.ExpiresOn).HasColumnName("AuthorityExpiresOn");
        });
    }

    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.ToTable("Verifications");
        builder.HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Reason).HasMaxLength(OrganisationRules.TextLength);
        builder.Property(v => v.Evidence).HasJson();
        builder.HasOne<Member>().WithMany().HasForeignKey(v => v.By);
    }

    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.ToTable("BankAccounts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Bank).HasMaxLength(40);
        builder.Property(a => a.Number).HasMaxLength(20);
        builder.Property(a => a.Holder).HasMaxLength(300);
        builder.Property(a => a.Reason).HasMaxLength(OrganisationRules.TextLength);
        builder.HasIndex(a => new { a.State, a.AddedAt });
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.AddedBy);
    }

    public void Configure(EntityTypeBuilder<OrganisationSuspension> builder)
    {
        builder.ToTable("OrganisationSuspensions");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}
