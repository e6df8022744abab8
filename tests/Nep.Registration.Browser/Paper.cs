using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nep.Registration.Browser;

/// <summary>A page as it comes out of the printer: how many sheets, and which way they lie.</summary>
internal sealed partial record Paper(int Sheets, bool Landscape)
{
    /// <param name="format">The paper that is in the printer; null lets the page say which it wants.</param>
    public static async Task<Paper> Print(IPage page, string? format = null, bool landscape = false)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = format is null, Format = format, Landscape = landscape }));
        var boxes = Box().Matches(pdf).Select(box => (Width: Number(box, 1), Height: Number(box, 2))).ToList();
        return new Paper(boxes.Count, boxes.All(box => box.Width > box.Height));
    }

    private static double Number(Match box, int group) => double.Parse(box.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>Every sheet says its own size.</summary>
    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex Box();
}
