using Marketplace.Domain.Members;
using Marketplace.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Application.Data.Mappings;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.Member);
        builder.HasOne<Membership>().WithMany().HasForeignKey(s => s.Membership);
    }
}

internal sealed class OneTimeLinkMapping : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Mail).HasMaxLength(MarketplaceDb.KeyLength);
        builder.HasIndex(l => new { l.Mail, l.Purpose });
        builder.Property(l => l.Listings).HasJson();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(l => l.Organisation);
    }
}

internal sealed class AuditRowMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("Audit");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Message).HasMaxLength(100);
        builder.HasIndex(a => new { a.Subject, a.Message });
    }
}

internal sealed class ChangeRowMapping : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("Changes");
        builder.HasKey(c => c.Position);
        builder.Property(c => c.Topic).HasMaxLength(40);
        builder.HasIndex(c => c.At);
    }
}

internal sealed class UnfoundTextMapping : IEntityTypeConfiguration<UnfoundText>
{
    public void Configure(EntityTypeBuilder<UnfoundText> builder)
    {
        builder.HasKey(t => t.Digest);
        builder.Property(t => t.Digest).HasMaxLength(64);
        builder.Property(t => t.Text).HasMaxLength(MarketplaceDb.KeyLength);
        builder.HasIndex(t => t.LastDay);
        builder.HasIndex(t => t.Days);
    }
}

internal sealed class OutboxRowMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Lane).HasMaxLength(40);
        builder.HasIndex(o => new { o.State, o.Lane, o.DueAt });
    }
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder) => builder.HasKey(s => s.Name);
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Ignore(a => a.Member);
    }
}
