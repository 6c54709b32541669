using Marketplace.Domain.Listings;
using Shouldly;
using Xunit;

namespace Marketplace.Domain.Tests.Listings;

public sealed class VideoHostTests
{
    private static readonly VideoHost Host = VideoHost.Of(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pages"] = "youtube.com/watch?v=* youtu.be/* youtube.com/shorts/*",
        ["player"] = "https://www.youtube-nocookie.com/embed/*",
    })!;

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://m.youtube.com/watch?t=3&v=dQw4w9WgXcQ&list=x", "dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?t=1", "dQw4w9WgXcQ")]
    [InlineData("https://youtube.com/shorts/abc_DEF-1/", "abc_DEF-1")]
    public void A_page_of_the_host_leads_to_its_player(string page, string video) =>
        Host.PlayerOf(new Uri(page)).ShouldBe(new Uri("https://www.youtube-nocookie.com/embed/" + video));

    [Theory]
    [InlineData("http://youtu.be/dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/")]
    [InlineData("https://youtu.be/a/b")]
    [InlineData("https://youtu.be/%22onload")]
    [InlineData("https://youtube.com/watch?v=")]
    [InlineData("https://youtube.com/channel/x")]
    [InlineData("https://youtube.com.evil.example/watch?v=x")]
    [InlineData("https://evil.example/youtu.be/x")]
    [InlineData("https://youtu.be@evil.example/x")]
    [InlineData("https://youtu.be:444/x")]
    [InlineData("javascript:alert(1)")]
    public void Any_other_page_leads_nowhere(string page) => Host.PlayerOf(new Uri(page)).ShouldBeNull();

    [Theory]
    [InlineData("youtu.be/*", "http://player.example/*")]
    [InlineData("youtu.be/*", "https://player.example/")]
    [InlineData("", "https://player.example/*")]
    [InlineData("youtu.be/*", "https://")]
    public void An_entry_that_does_not_say_where_a_video_is_is_no_host(string pages, string player) =>
        VideoHost.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["pages"] = pages, ["player"] = player }).ShouldBeNull();

    [Fact]
    public void Frames_come_from_the_players_origin() => Host.Origin.ShouldBe("https://www.youtube-nocookie.com");
}
