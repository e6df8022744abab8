using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Nep.Registration.App.Letters;

/// <summary>
/// A paragraph of a mail. One that is nothing but a link is the letter's button, with its address in plain letters under it.
/// </summary>
internal sealed class MailParagraph(string buttonHelp) : HtmlObjectRenderer<ParagraphBlock>
{
    private const string Button =
        "display:inline-block;padding:14px 24px;background:#1c1916;color:#ffffff;border:2px solid #ffffff;border-bottom:4px solid #f28a1e;"
        + $"border-radius:4px;{MailLayout.Sans};font-size:17px;font-weight:bold;text-decoration:none";

    /// <summary>The link that a paragraph is nothing but; null for any other, and for an address that is its own label.</summary>
    public static LinkInline? ButtonIn(ParagraphBlock block) =>
        block.Inline is { FirstChild: LinkInline { IsImage: false } link } inline && inline.FirstChild == inline.LastChild
            && MailLink.IsSafe(link.Url) && PlainBody.Of(link) != link.Url
            ? link
            : null;

    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (renderer.ImplicitParagraph) renderer.WriteLeafInline(obj);
        else if (ButtonIn(obj) is { } link) WriteButton(renderer, link);
        else renderer.Write("<p style=\"margin:0 0 16px\">").WriteLeafInline(obj).WriteLine("</p>");
    }

    private void WriteButton(HtmlRenderer renderer, LinkInline link)
    {
        renderer.Write("<p style=\"margin:0 0 24px\"><a href=\"").WriteEscapeUrl(link.Url).Write($"\" style=\"{Button}\">");
        renderer.WriteChildren(link);
        renderer.WriteLine("</a></p>");
        renderer.Write("<p style=\"margin:0 0 16px;font-size:16px\">").WriteEscape(buttonHelp).Write("<br><a href=\"").WriteEscapeUrl(link.Url);
        renderer.Write($"\" style=\"{MailLink.Style}\">").WriteEscape(link.Url).WriteLine("</a></p>");
    }
}

internal sealed class MailHeading : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        var (tag, style) = obj.Level == 1
            ? ("h1", "margin:0 0 20px;font-size:30px;line-height:1.15;font-weight:400")
            : ("h2", "margin:28px 0 8px;font-size:20px;line-height:1.3");
        renderer.Write($"<{tag} style=\"{style}\">").WriteLeafInline(obj).WriteLine($"</{tag}>");
    }
}

internal sealed class MailList : HtmlObjectRenderer<ListBlock>
{
    protected override void Write(HtmlRenderer renderer, ListBlock obj)
    {
        var tag = obj.IsOrdered ? "ol" : "ul";
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = true;
        renderer.WriteLine($"<{tag} style=\"margin:0 0 16px;padding:0 0 0 22px\">");
        foreach (var item in obj)
        {
            renderer.Write("<li>");
            renderer.WriteChildren((ListItemBlock)item);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine($"</{tag}>");
        renderer.ImplicitParagraph = outer;
    }
}

/// <summary>A link in running text. Only addresses of the web and of mail become links; of anything else the label stays.</summary>
internal sealed class MailLink : HtmlObjectRenderer<LinkInline>
{
    public const string Style = "color:inherit;word-break:break-all";

    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http" or "mailto");

    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        var safe = IsSafe(obj.Url) && !obj.IsImage;
        if (safe) renderer.Write("<a href=\"").WriteEscapeUrl(obj.Url).Write($"\" style=\"{Style}\">");
        renderer.WriteChildren(obj);
        if (safe) renderer.Write("</a>");
    }
}
