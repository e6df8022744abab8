using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Nep.Registration.App.Letters;

/// <summary>A mail's text for programs and readers that want no HTML: the same sentences, each link's address written out.</summary>
internal static class PlainBody
{
    public static string Of(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document)
        {
            if (text.Length > 0 && !(block is ListBlock && After(document, block) is HeadingBlock)) text.Append('\n');
            Write(text, block);
        }

        return text.ToString();
    }

    /// <summary>The words of an inline, its marks left out.</summary>
    public static string Of(ContainerInline inline)
    {
        var text = new StringBuilder();
        WriteChildren(text, inline);
        return text.ToString();
    }

    private static Block? After(MarkdownDocument document, Block block) => document.IndexOf(block) is > 0 and var at ? document[at - 1] : null;

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph when MailParagraph.ButtonIn(paragraph) is { } link:
                text.Append(Of(link)).Append(":\n").Append(link.Url).Append('\n');
                break;
            case ListBlock list:
                WriteList(text, list);
                break;
            case LeafBlock { Inline: { } inline }:
                WriteChildren(text, inline);
                text.Append('\n');
                break;
            case ContainerBlock container:
                foreach (var child in container) Write(text, child);
                break;
            case LeafBlock leaf:
                text.Append(leaf.Lines.ToString()).Append('\n');
                break;
        }
    }

    private static void WriteList(StringBuilder text, ListBlock list)
    {
        var number = 0;
        foreach (var item in list)
        {
            text.Append(list.IsOrdered ? $"{++number}. " : "- ");
            Write(text, item);
        }
    }

    private static void WriteChildren(StringBuilder text, ContainerInline inline)
    {
        foreach (var child in inline) Write(text, child);
    }

    private static void Write(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case LineBreakInline line:
                text.Append(line.IsHard ? '\n' : ' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case AutolinkInline address:
                text.Append(address.Url);
                break;
            case LinkInline link:
                WriteLink(text, link);
                break;
            case ContainerInline container:
                WriteChildren(text, container);
                break;
        }
    }

    private static void WriteLink(StringBuilder text, LinkInline link)
    {
        var label = Of(link);
        text.Append(label);
        if (label != link.Url && MailLink.IsSafe(link.Url)) text.Append(" (").Append(link.Url).Append(')');
    }
}
