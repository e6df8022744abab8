using System.Buffers;
using System.Text;

namespace Nep.Registration.Site.Shell;

/// <summary>The text of a page while it is rendered, in borrowed memory.</summary>
internal sealed class PageText : TextWriter
{
    private const int Begin = 32 * 1024;

    private char[] buffer = ArrayPool<char>.Shared.Rent(Begin);
    private int length;

    public ReadOnlySpan<char> Written => buffer.AsSpan(0, length);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Room(1);
        buffer[length++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Room(buffer.Length);
        buffer.CopyTo(this.buffer.AsSpan(length));
        length += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) ArrayPool<char>.Shared.Return(Interlocked.Exchange(ref buffer, []));
        base.Dispose(disposing);
    }

    private void Room(int more)
    {
        if (buffer.Length - length >= more) return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }
}
