using System.Globalization;
using Marketplace.Application.Ports;
using Marketplace.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Web.Tests.Components;

public sealed class LiveSubjectTests : ComponentTest
{
    private IAnnouncer Announcer => Services.GetRequiredService<IAnnouncer>();

    [Fact]
    public void A_page_is_told_in_its_readers_language_whoever_acted()
    {
        var heard = new List<string>();
        Speak("en-GB");
        Render<LiveSubject>(p => p.Add(s => s.Hears, _ => true).Add(s => s.Changed, () => heard.Add(CultureInfo.CurrentUICulture.Name)));

        Speak("vi-VN");
        Announcer.Announce(new Announcement("Deal", Guid.NewGuid(), new Domain.Common.Version(2)));

        heard.ShouldBe(["en-GB"]);
        CultureInfo.CurrentUICulture.Name.ShouldBe("vi-VN");
    }

    [Fact]
    public void A_page_hears_only_of_its_own_subject()
    {
        var (own, heard) = (Guid.NewGuid(), 0);
        Render<LiveSubject>(p => p.Add(s => s.Hears, a => a.Subject == own).Add(s => s.Changed, () => heard++));
        Announcer.Announce(new Announcement("Deal", Guid.NewGuid(), new Domain.Common.Version(2)));
        Announcer.Announce(new Announcement("Deal", own, new Domain.Common.Version(2)));

        heard.ShouldBe(1);
    }
}
