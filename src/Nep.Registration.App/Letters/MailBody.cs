using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Nep.Registration.App.Language;

namespace Nep.Registration.App.Letters;

/// <summary>The two bodies of one mail. Both are drawn from one reading of its Markdown, so that they say the same.</summary>
internal static class MailBody
{
    /// <summary>Plain CommonMark without raw HTML and without extensions: an address in a text stays text.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="buttonHelp">Stands above the address that is repeated under a button.</param>
    public static (string Text, string Html) Of(string markdown, string buttonHelp)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var page = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(page);
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new MailParagraph(buttonHelp));
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new MailHeading());
        renderer.ObjectRenderers.ReplaceOrAdd<ListRenderer>(new MailList());
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new MailLink());
        renderer.Render(document);
        return (Written.Plain(PlainBody.Of(document)), Written.Html(page.ToString()));
    }
}
