using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nep.Registration.Bench.Measuring;

/// <summary>One kept-alive connection that sends prepared bytes and reads the answer: as little client as can be, since it shares the processors with the server.</summary>
internal sealed class HttpLine : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int have;

    /// <summary>For waiting on many lines at once.</summary>
    public Socket Socket => socket;

    public static async Task<HttpLine> Open(int port)
    {
        var line = new HttpLine();
        await line.socket.ConnectAsync(IPAddress.Loopback, port);
        return line;
    }

    /// <summary>Sends one request and reads its whole answer.</summary>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Answer)> Ask(ReadOnlyMemory<byte> request)
    {
        Send(request.Span);
        while (true)
        {
            if (Took(await socket.ReceiveAsync(Room())) is { } answer) return answer;
        }
    }

    /// <summary>Sends one request, whose answer is then read part by part.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        have = 0;
        socket.Send(request);
    }

    /// <summary>Reads what has come, or waits for it; null while the answer is not whole.</summary>
    public (int Status, ReadOnlyMemory<byte> Answer)? Read() => Took(socket.Receive(Room().Span));

    private Memory<byte> Room()
    {
        if (have == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        return buffer.AsMemory(have);
    }

    private (int Status, ReadOnlyMemory<byte> Answer)? Took(int got)
    {
        if (got == 0) throw new IOException("The server hung up.");
        have += got;
        return IsWhole(buffer.AsSpan(0, have)) ? ((buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0', buffer.AsMemory(0, have)) : null;
    }

    public async Task<string> Text(string request)
    {
        var (_, answer) = await Ask(Encoding.ASCII.GetBytes(request));
        return Encoding.UTF8.GetString(answer.Span);
    }

    public void Dispose()
    {
        socket.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0) return answer.EndsWith("0\r\n\r\n"u8);
        var digits = answer[(length + 16)..head];
        var end = digits.IndexOf((byte)'\r');
        return answer.Length >= head + 4 + int.Parse(end < 0 ? digits : digits[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}
