using System.Net;
using System.Net.Http.Json;

namespace Nep.Registration.Functions.Tests.Tables;

/// <summary>The wire to the table service, with a fault for each of the next transactions.</summary>
internal sealed class Wire() : DelegatingHandler(new HttpClientHandler())
{
    private readonly Queue<Fault> faults = new();

    internal enum Fault
    {
        /// <summary>The service says that it is busy and does nothing.</summary>
        Throttled,

        /// <summary>The request is lost on its way.</summary>
        RequestLost,

        /// <summary>The request is carried out and its answer is lost.</summary>
        AnswerLost,

        /// <summary>The request is carried out, and a gateway on the way says that it took too long.</summary>
        GatewayTimeout,
    }

    public int Transactions { get; private set; }

    /// <summary>Bytes of what was read.</summary>
    public long Read { get; private set; }

    public Wire Next(params IEnumerable<Fault> these)
    {
        foreach (var fault in these) faults.Enqueue(fault);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal)) return await Counted(await base.SendAsync(request, cancellationToken), cancellationToken);
        Transactions++;
        if (!faults.TryDequeue(out var fault)) return await base.SendAsync(request, cancellationToken);
        if (fault == Fault.Throttled) return Answer(HttpStatusCode.ServiceUnavailable, "ServerBusy");
        if (fault == Fault.RequestLost) throw new HttpRequestException("The wire was cut.");
        using var answer = await base.SendAsync(request, cancellationToken);
        return fault == Fault.GatewayTimeout
            ? Answer(HttpStatusCode.GatewayTimeout, "OperationTimedOut")
            : throw new HttpRequestException("The wire was cut after the request went through.");
    }

    private async Task<HttpResponseMessage> Counted(HttpResponseMessage answer, CancellationToken cancel)
    {
        await answer.Content.LoadIntoBufferAsync(cancel);
        Read += answer.Content.Headers.ContentLength ?? 0;
        return answer;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string code) => new(status)
    {
        Content = JsonContent.Create(new Dictionary<string, object> { ["odata.error"] = new { code, message = new { lang = "en-US", value = "Not now." } } }),
    };
}
