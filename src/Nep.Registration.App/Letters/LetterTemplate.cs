using System.Diagnostics.CodeAnalysis;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler.Resolvers;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Letters;

/// <summary>
/// One letter's wording: the first line is its subject, the second what a mail program shows beside the subject, the rest its text in
/// Markdown. Compiled once; filling it in is cheap.
/// </summary>
/// <remarks>
/// Placeholders are Handlebars': <c>{{name}}</c>, <c>{{#if paid}} … {{else}} … {{/if}}</c>, <c>{{#each sessions}} … {{/each}}</c>.
/// Every figure is escaped for the place where it stands.
/// </remarks>
public sealed class LetterTemplate
{
    private const string SubjectMark = "Subject:";
    private const string PreviewMark = "Preview:";

    private static readonly IHandlebars Markdown = Environment(new MarkdownEscaping());
    private static readonly IHandlebars Line = Environment(new LineEscaping());

    private readonly HandlebarsTemplate<object, object> subject;
    private readonly HandlebarsTemplate<object, object> preview;
    private readonly HandlebarsTemplate<object, object> body;

    private LetterTemplate(TemplateParts parts)
    {
        (subject, preview, body) = (Line.Compile(parts.Subject), Line.Compile(parts.Preview), Markdown.Compile(parts.Body));
    }

    /// <summary>Refuses a template that the check finds fault with, naming the first fault.</summary>
    /// <exception cref="FormatException">The template is faulty.</exception>
    public static LetterTemplate Parse(string text, ValueList<Placeholder> placeholders) =>
        TemplateCheck.FaultsToRead(text, placeholders) is [var first, ..]
            ? throw new FormatException($"The template cannot be used: {first}.")
            : new LetterTemplate(Split(text)!);

    /// <summary>The letter with its figures in place; its text is Markdown.</summary>
    public FilledLetter Fill(object figures) => new(OneLine.Of(subject(figures)), OneLine.Of(preview(figures)), body(figures));

    /// <summary>The three parts, or null when the first two lines are not what they must be.</summary>
    internal static TemplateParts? Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 3);
        var whole = lines.Length == 3 && Starts(lines[0], SubjectMark) && Starts(lines[1], PreviewMark);
        return whole ? new TemplateParts(lines[0][SubjectMark.Length..].Trim(), lines[1][PreviewMark.Length..].Trim(), lines[2].Trim()) : null;
    }

    /// <summary>A wording as the one text that a template is read from.</summary>
    internal static string Join(Wording wording) => $"{SubjectMark} {wording.Subject}\n{PreviewMark} {wording.Preview}\n\n{wording.Body}";

    [SuppressMessage("Design", "CA1031", Justification = "Whatever Handlebars dislikes about a template is a fault of the template.")]
    internal static string? WhatDoesNotCompile(string text)
    {
        try
        {
            _ = new LetterTemplate(Split(text)!);
            return null;
        }
        catch (Exception wrong)
        {
            return OneLine.Of(wrong.Message);
        }
    }

    private static bool Starts(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal) && line.Length > mark.Length + 1;

    private static IHandlebars Environment(ITextEncoder encoder) => Handlebars.Create(new HandlebarsConfiguration
    {
        TextEncoder = encoder,
        ExpressionNameResolver = new UpperCamelCaseExpressionNameResolver(),
    });
}

internal sealed record TemplateParts(string Subject, string Preview, string Body);

/// <summary>A letter's text for one reader. <paramref name="Body"/> is Markdown.</summary>
public sealed record FilledLetter(string Subject, string Preview, string Body);
