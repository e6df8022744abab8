using System.Text.RegularExpressions;

namespace Nep.Registration.App.Letters;

/// <summary>What is wrong with a template. Its text is a sentence for whoever edits it.</summary>
public abstract record TemplateFault
{
    private TemplateFault() { }

    /// <summary>The same as a fault beside the field that it was found in.</summary>
    public Fault In(string field) => this switch
    {
        UnknownPlaceholder unknown => new Fault(field, "PlaceholderUnknown", unknown.Name),
        UnknownTag unknown => new Fault(field, "TagUnknown", unknown.Tag),
        NotClosed open => new Fault(field, "BlockNotClosed", open.Block),
        LinesMissing => new Fault(field, "Missing"),
        DoesNotCompile not => new Fault(field, "TemplateUnreadable", not.Why),
        _ => throw new UnreachableException(),
    };

    public sealed record LinesMissing : TemplateFault
    {
        public override string ToString() => "the first line must be 'Subject: …' and the second 'Preview: …', followed by the text";
    }

    public sealed record UnknownPlaceholder(string Name) : TemplateFault
    {
        public override string ToString() => $"this letter has no placeholder '{Name}' here";
    }

    /// <summary>Anything but a placeholder, <c>if</c>, <c>unless</c>, <c>else</c>, <c>each</c>: above all the braces that leave figures unescaped.</summary>
    public sealed record UnknownTag(string Tag) : TemplateFault
    {
        public override string ToString() => $"'{Tag}' is not something that a template can say";
    }

    public sealed record NotClosed(string Block) : TemplateFault
    {
        public override string ToString() => $"'{Block}' is opened and closed in different places";
    }

    public sealed record DoesNotCompile(string Why) : TemplateFault
    {
        public override string ToString() => Why;
    }
}

/// <summary>
/// Looks a template over before it is used or kept: it must name nothing that its letter does not have, since a reader would find a hole
/// there.
/// </summary>
public static partial class TemplateCheck
{
    /// <summary>Everything that is wrong, in order; empty for a good template.</summary>
    public static ValueList<TemplateFault> Faults(string text, ValueList<Placeholder> placeholders)
    {
        var faults = FaultsToRead(text, placeholders);
        return faults.Count == 0 && LetterTemplate.WhatDoesNotCompile(text) is { } why ? [new TemplateFault.DoesNotCompile(why)] : faults;
    }

    /// <summary>What can be seen without compiling.</summary>
    internal static ValueList<TemplateFault> FaultsToRead(string text, ValueList<Placeholder> placeholders) => LetterTemplate.Split(text) is { } parts
        ? [.. new[] { parts.Subject, parts.Preview, parts.Body }.SelectMany(part => FaultsOfPart(part, placeholders))]
        : [new TemplateFault.LinesMissing()];

    /// <summary>What is wrong in one part: the subject, the preview or the body.</summary>
    internal static IEnumerable<TemplateFault> FaultsOfPart(string part, ValueList<Placeholder> placeholders) => new Reading(placeholders).Faults(part);

    /// <summary>Whether a text says a figure, by itself or as a list that is gone through.</summary>
    internal static bool Says(string text, string name) => TemplateTags.In(text).Tags.Select(tag => Words().Match(tag))
        .Any(word => word.Groups["name"].Value == name || (word.Groups["open"].Value == "each" && word.Groups["about"].Value == name));

    /// <summary>One pass over one part, with the blocks that are open.</summary>
    private sealed class Reading(ValueList<Placeholder> placeholders)
    {
        private readonly Stack<(string Block, ValueList<string> Names)> open = [];

        private ValueList<string> Names => open.TryPeek(out var block) ? block.Names : [.. placeholders.Select(one => one.Name)];

        public IEnumerable<TemplateFault> Faults(string part)
        {
            var read = TemplateTags.In(part);
            foreach (var tag in read.Tags)
                if (Read(tag) is { } fault) yield return fault;
            if (read.Between.Contains("{{", StringComparison.Ordinal)) yield return new TemplateFault.UnknownTag("{{");
            foreach (var (block, _) in open) yield return new TemplateFault.NotClosed(block);
        }

        private TemplateFault? Read(string tag) => Words().Match(tag) switch
        {
            { Success: false } => new TemplateFault.UnknownTag(tag),
            var word when word.Groups["open"].Success => Open(word.Groups["open"].Value, word.Groups["about"].Value),
            var word when word.Groups["close"].Success => Close(word.Groups["close"].Value),
            var word when word.Groups["name"].Value == "else" => open.Count > 0 ? null : new TemplateFault.UnknownTag(tag),
            var word => Known(word.Groups["name"].Value, list: false),
        };

        private TemplateFault? Open(string block, string about)
        {
            var list = block == "each" && open.All(outer => outer.Block != "each") ? placeholders.FirstOrDefault(one => one.Name == about) : null;
            var fault = Known(about, list: block == "each");
            open.Push((block, list?.Fields ?? Names));
            return fault;
        }

        private TemplateFault? Close(string block) =>
            open.TryPop(out var opened) && opened.Block == block ? null : new TemplateFault.NotClosed(block);

        private TemplateFault? Known(string name, bool list)
        {
            var isList = placeholders.Any(one => one.Name == name && one.IsList) && open.All(outer => outer.Block != "each");
            return Names.Contains(name) && (!list || isList) ? null : new TemplateFault.UnknownPlaceholder(name);
        }
    }

    [GeneratedRegex(@"^\{\{(#(?<open>if|unless|each) (?<about>\w+)|/(?<close>if|unless|each)|(?<name>\w+))\}\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
