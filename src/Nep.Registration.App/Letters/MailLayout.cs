using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Nep.Registration.App.Letters;

/// <summary>
/// The one layout of every mail: the organization's name above, the letter, and below it why the reader gets it and whom to ask. It has
/// no tables, no pictures and no background but the button's, so that a program that turns mail dark may do so.
/// </summary>
internal static class MailLayout
{
    public const string Sans = "font-family:'Avenir Next','Segoe UI',Roboto,Arial,sans-serif";

    private const string Serif = "font-family:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(MailFrame frame, string body)
    {
        var page = new StringBuilder(4096);
        page.Append("<!doctype html>\n<html lang=\"").Append(frame.Language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>").Append(Escape(frame.Subject)).Append("</title>\n</head>\n")
            .Append("<body style=\"margin:0;padding:24px 20px;").Append(Serif).Append(";font-size:18px;line-height:1.55\">\n")
            .Append("<div style=\"display:none;max-height:0;overflow:hidden\">").Append(Escape(frame.Preview)).Append("</div>\n")
            .Append("<div style=\"max-width:560px;margin:0 auto;overflow-wrap:break-word\">\n<header>\n")
            .Append("<div style=\"width:72px;height:8px;background:#f28a1e;margin:0 0 20px\"></div>\n")
            .Append("<p style=\"margin:0 0 32px;font-size:17px;line-height:1.3\"><strong>National Equity Project</strong><br><span style=\"")
            .Append(Sans).Append(";font-size:15px\">").Append(Escape(frame.Unit)).Append("</span></p>\n</header>\n<main>\n")
            .Append(body).Append("</main>\n");
        Footer(page, frame.Footer);
        return page.Append("</div>\n</body>\n</html>\n").ToString();
    }

    public static string Text(MailFrame frame, string body) =>
        frame.Footer.Count == 0 ? body : $"{body}\n---\n{string.Join('\n', frame.Footer)}\n";

    private static void Footer(StringBuilder page, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        page.Append("<footer style=\"margin:32px 0 0;padding:16px 0 0;border-top:1px solid #8a8a8a;").Append(Sans)
            .Append(";font-size:15px;line-height:1.5\">\n");
        foreach (var line in lines) page.Append("<p style=\"margin:0 0 8px\">").Append(Escape(line)).Append("</p>\n");
        page.Append("</footer>\n");
    }

    private static string Escape(string text) => Encoder.Encode(text);
}

/// <summary>What stands around a letter.</summary>
/// <param name="Unit">The Center's name in the reader's language.</param>
/// <param name="Preview">What a mail program shows beside the subject.</param>
/// <param name="Footer">Why the reader gets this, and whom to ask.</param>
internal sealed record MailFrame(string Language, string Unit, string Subject, string Preview, IReadOnlyList<string> Footer);
