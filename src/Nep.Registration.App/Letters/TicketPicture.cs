using Nep.Registration.App.Ports;
using QRCoder;

namespace Nep.Registration.App.Letters;

/// <summary>The check-in code of a ticket as a picture to keep on a phone or print.</summary>
public static class TicketPicture
{
    public const string FileName = "ticket.png";

    private const int PixelsPerModule = 6;

    public static MailAttachment For(Uri checkIn) => new(FileName, "image/png", Png(checkIn));

    /// <summary>Still readable with 15 percent of it soiled (level M).</summary>
    public static byte[] Png(Uri checkIn)
    {
        using var code = QRCodeGenerator.GenerateQrCode(checkIn.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }
}
