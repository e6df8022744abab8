using System.Net;
using System.Text;

namespace Nep.Registration.Functions.Tests.Ports;

/// <summary>
/// A provider's side of the wire, played by the test: it keeps every request that the real client makes, and answers as the test says.
/// </summary>
internal sealed class Provider : HttpMessageHandler
{
    private readonly List<Asked> asked = [];

    /// <summary>What it answers; may throw what a network throws.</summary>
    public Func<Asked, HttpResponseMessage> Answer { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.Accepted);

    public IReadOnlyList<Asked> Requests => asked;

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        var one = new Asked(request.Method.Method, request.RequestUri!.PathAndQuery, body, headers);
        asked.Add(one);
        return Answer(one);
    }
}

internal sealed record Asked(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A form's fields, as Stripe is sent them.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&').Select(pair => pair.Split('=')).Where(pair => pair.Length == 2)
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}
