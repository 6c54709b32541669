using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Marketplace.Web.Tests.Site;

/// <summary>Opens pages and sends their forms, as a browser without JavaScript does.</summary>
public sealed class Browser(HttpClient client)
{
    private IDocument? _page;

    public HttpStatusCode Status { get; private set; }

    /// <summary>The path that the last answer redirected to, or null.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Where the last page lets frames come from, and the like.</summary>
    public string Policy { get; private set; } = "";

    /// <summary>The source of the last page.</summary>
    public string Source { get; private set; } = "";

    public IDocument Page => _page ?? throw new InvalidOperationException("No page is open.");

    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The text of the page's main part.</summary>
    public string Text => Page.QuerySelector("main")?.TextContent ?? "";

    public async Task Open(string path) => await Take(path, await client.GetAsync(path));

    /// <summary>Opens the page that the last answer redirected to.</summary>
    public Task Follow() => Open(SentTo ?? throw new InvalidOperationException($"There is nothing to follow: {Status}."));

    /// <summary>Fills in the form whose button or action is given, and sends it.</summary>
    public async Task Send(string form, params IEnumerable<(string Name, string Value)> values)
    {
        var (element, fields) = Filled(form, values);
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        await Send(element, content);
    }

    /// <summary>The same with files.</summary>
    public async Task SendFiles(string form, IEnumerable<(string Name, string Value)> values, params IEnumerable<(string Name, string FileName, byte[] Content)> files)
    {
        var (element, fields) = Filled(form, [.. values, .. Page.QuerySelector(form)!.QuerySelectorAll<IHtmlInputElement>("input[type=file]").Select(i => (i.Name!, ""))]);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => !Page.QuerySelectorAll("input[type=file]").Any(i => i.GetAttribute("name") == f.Name)))
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), name, fileName);
        }

        await Send(element, content);
    }

    /// <summary>What a page refers to: an image, a document.</summary>
    public async Task<HttpResponseMessage> Fetch(string path, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        with?.Invoke(request);
        return await client.SendAsync(request);
    }

    private (IHtmlFormElement Form, IReadOnlyList<(string Name, string Value)> Fields) Filled(string form, IEnumerable<(string Name, string Value)> given)
    {
        (string Name, string Value)[] values = [.. given];
        var element = Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"There is no form {form} on {Page.Url}.");
        var fields = element.QuerySelectorAll<IHtmlInputElement>("input").Where(i => i.Type is not ("checkbox" or "radio" or "submit") || i.IsChecked).Select(i => (i.Name ?? "", i.Value))
            .Concat(element.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(t => (t.Name ?? "", t.Value)))
            .Concat(element.QuerySelectorAll<IHtmlSelectElement>("select").Select(s => (s.Name ?? "", s.Value ?? "")))
            .Where(f => !values.Any(v => v.Name == f.Item1))
            .Concat(values);
        return (element, [.. fields]);
    }

    private async Task Send(IHtmlFormElement element, HttpContent content)
    {
        var path = element.GetAttribute("action") is { Length: > 0 } action ? new Uri(new Uri(Page.BaseUri), action).PathAndQuery : new Uri(Page.Url).PathAndQuery;
        await Take(path, await client.PostAsync(path, content));
    }

    public async Task SignIn(string mail, string password = TestSite.Password, string side = "")
    {
        await Open($"{side}/account/sign-in");
        await Send("form[method=post]:has([name='Form.Password'])", ("Form.Mail", mail), ("Form.Password", password));
    }

    private async Task Take(string path, HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            SentTo = response.Headers.Location is { } location ? new Uri(new Uri("http://localhost"), location).PathAndQuery : null;
            Policy = string.Join("; ", response.Headers.TryGetValues("Content-Security-Policy", out var policies) ? policies : []);
            Source = await response.Content.ReadAsStringAsync();
            if (SentTo is null)
            {
                _page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(Source).Address("http://localhost" + path));
            }
        }
    }
}
