using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Nep.Registration.Functions.Site;

/// <summary>
/// A request's body that a page reads only as far as it has room, and that is then taken off the wire to its end. The Functions host hands a body on while
/// it still comes, and where the worker stops listening it answers an empty 500: whoever sends too large a file would not read that it is too large.
/// </summary>
/// <param name="length">What the request says of its length; null when it does not.</param>
internal sealed class BoundedBody(Stream wire, long? length) : Stream, IHttpMaxRequestBodySizeFeature
{
    /// <summary>The Functions host itself lets nothing longer through.</summary>
    private const long LongestOnWire = 100 * 1024 * 1024;

    private long taken;

    public bool IsReadOnly => false;

    /// <summary>Bytes that a page has room for; null for all.</summary>
    public long? MaxRequestBodySize { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Puts itself between the request and its reader, with room for so many bytes until a page says otherwise.</summary>
    public static BoundedBody On(HttpContext http, long room)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = LongestOnWire;
        var body = new BoundedBody(http.Request.Body, http.Request.ContentLength) { MaxRequestBodySize = room };
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(body);
        http.Request.Body = body;
        return body;
    }

    /// <exception cref="BadHttpRequestException">It is longer than there is room for: 413.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (length > MaxRequestBodySize) throw TooLarge();
        var read = await wire.ReadAsync(buffer, cancellationToken);
        taken += read;
        return taken > MaxRequestBodySize ? throw TooLarge() : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Takes what nobody has read, and forgets it.</summary>
    public async Task Drain(CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        while (taken < LongestOnWire && await wire.ReadAsync(buffer, cancel) is var read and > 0) taken += read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static BadHttpRequestException TooLarge() => new("The request is too large.", StatusCodes.Status413PayloadTooLarge);
}
