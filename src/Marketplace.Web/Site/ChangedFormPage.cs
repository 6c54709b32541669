using System.IO.Pipelines;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.Web.Site;

/// <summary>
/// A form that its page no longer has, since what it was about has changed meanwhile: the framework answers that with a line of English or with
/// nothing. The answer is held back and becomes the status "conflict", which has a page in the site's own words.
/// </summary>
internal static class ChangedFormPage
{
    public static void UseChangedFormPage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new HeldBack(context.Response, body));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
        }

        if (IsOfNoForm(context.Response))
        {
            context.Response.ContentType = null;
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    });

    /// <summary>Same-origin only, and without the deed that the page told of.</summary>
    public static string? CameFrom(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from)
        && from.Scheme == context.Request.Scheme && from.Authority == context.Request.Host.Value
        && new Uri(Deeds.Untold(from.AbsoluteUri)).PathAndQuery is var path && LocalPath.OrHome(path) == path
            ? path
            : null;

    private static bool IsOfNoForm(HttpResponse response) =>
        !response.HasStarted && response.StatusCode == StatusCodes.Status400BadRequest && response.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true;

    /// <summary>Writes nothing of the framework's own refusal; everything else passes.</summary>
    private sealed class HeldBack(HttpResponse response, IHttpResponseBodyFeature body) : IHttpResponseBodyFeature
    {
        private readonly PipeWriter _nowhere = PipeWriter.Create(Stream.Null);

        public Stream Stream => IsOfNoForm(response) ? Stream.Null : body.Stream;

        public PipeWriter Writer => IsOfNoForm(response) ? _nowhere : body.Writer;

        public void DisableBuffering() => body.DisableBuffering();

        public Task StartAsync(CancellationToken cancellationToken = default) => IsOfNoForm(response) ? Task.CompletedTask : body.StartAsync(cancellationToken);

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => body.SendFileAsync(path, offset, count, cancellationToken);

        public Task CompleteAsync() => IsOfNoForm(response) ? Task.CompletedTask : body.CompleteAsync();
    }
}
