using System.Globalization;
using System.Text;
using QRCoder;

namespace Nep.Registration.Site.Participants.Tickets;

/// <summary>A QR code as one path of a drawing: a run of dark squares each, with the quiet border that scanners need.</summary>
public sealed record QrPath(int Size, string Path)
{
    /// <summary>Medium error correction: a crease across the paper does no harm.</summary>
    public static QrPath Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length;)
            {
                var run = 0;
                while (x + run < rows[y].Length && rows[y][x + run]) run++;
                if (run > 0) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
                x += Math.Max(run, 1);
            }

        return new QrPath(rows.Count, path.ToString());
    }
}
