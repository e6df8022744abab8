using System.Text;

namespace Nep.Registration.Functions.Mail;

/// <summary>
/// Letters that go to SendGrid in one request: what all of them say stands in it once, and what differs from reader to reader is filled in
/// by SendGrid.
/// </summary>
/// <param name="Text">The plain body with tags where letters differ.</param>
/// <param name="Html">The other body, likewise.</param>
/// <param name="Letters">Each letter with what stands for the tags in it.</param>
public sealed record LetterBatch(string Text, string Html, IReadOnlyList<FilledLetter> Letters)
{
    /// <summary>SendGrid's limit for one reader's fillings, in bytes, less room for its own marks.</summary>
    public const int MostFillings = 9_000;

    /// <summary>SendGrid's limit for one request.</summary>
    public const int MostLetters = 1_000;

    /// <summary>
    /// SendGrid's limit for custom arguments, in bytes, taken for the whole request: its documents do not say whether it counts each letter's
    /// by itself.
    /// </summary>
    public const int MostArguments = 9_500;

    /// <summary>What one letter's key takes of <see cref="MostArguments"/> besides its own length.</summary>
    private const int ArgumentFrame = 20;

    /// <summary>A letter shares a request with others when at least this share of its lines is theirs, word for word.</summary>
    private const double Alike = 0.5;

    /// <summary>
    /// Parts letters into requests: those of one kind and offering that have no files, can be opted out of or not, have the same lines, and most of them in common (so the same
    /// language) go together; any other goes alone.
    /// </summary>
    public static IReadOnlyList<LetterBatch> Of(IEnumerable<App.Ports.Mail> mails)
    {
        var groups = new List<List<Lines>>();
        foreach (var lines in mails.Select(Lines.Of))
        {
            if (groups.FirstOrDefault(group => Fits(group, lines)) is { } fitting) fitting.Add(lines);
            else groups.Add([lines]);
        }

        return [.. groups.SelectMany(Batches)];
    }

    private static bool Fits(List<Lines> group, Lines one)
    {
        var (first, letter) = (group[0], one.Mail);
        return group.Count < MostLetters && first.Mail.Attachments.Count == 0 && letter.Attachments.Count == 0
            && (first.Mail.Kind, first.Mail.Offering, first.Mail.ReplyTo, first.Mail.Unsubscribe is null) == (letter.Kind, letter.Offering, letter.ReplyTo, letter.Unsubscribe is null)
            && group.Sum(member => Arguments(member.Mail)) + Arguments(letter) <= MostArguments
            && first.IsLike(one, Alike);
    }

    private static int Arguments(App.Ports.Mail mail) => mail.Key.ToString().Length + ArgumentFrame;

    /// <summary>One request, and one more for each letter whose own part is too long to be filled in.</summary>
    private static IEnumerable<LetterBatch> Batches(List<Lines> group)
    {
        var batch = Fill(group);
        var tooLong = batch.Letters.Where(letter => letter.Bytes > MostFillings).Select(letter => letter.Mail).ToHashSet();
        if (tooLong.Count == 0) return [batch];
        var rest = group.Where(lines => !tooLong.Contains(lines.Mail)).ToList();
        var alone = group.Where(lines => tooLong.Contains(lines.Mail)).Select(lines => Fill([lines]));
        return rest.Count == 0 ? alone : alone.Append(Fill(rest));
    }

    private static LetterBatch Fill(List<Lines> group)
    {
        var nonce = Nonce(group);
        var fillings = group.Select(_ => new Dictionary<string, string>(StringComparer.Ordinal)).ToList();
        var text = Body(group, lines => lines.Text, $"{nonce}t", fillings);
        var html = Body(group, lines => lines.Html, $"{nonce}h", fillings);
        return new LetterBatch(text, html, [.. group.Zip(fillings, (lines, filling) => new FilledLetter(lines.Mail, filling))]);
    }

    private static string Body(List<Lines> group, Func<Lines, string[]> part, string nonce, List<Dictionary<string, string>> fillings)
    {
        var body = part(group[0]).ToArray();
        for (var line = 0; line < body.Length; line++)
        {
            if (group.All(lines => part(lines)[line] == body[line])) continue;
            var tag = $"{nonce}{line}]]";
            for (var i = 0; i < group.Count; i++) fillings[i][tag] = part(group[i])[line];
            body[line] = tag;
        }

        return string.Join('\n', body);
    }

    /// <summary>The beginning of a tag that stands in none of the letters, whatever people call themselves.</summary>
    private static string Nonce(List<Lines> group)
    {
        for (var number = 0; ; number++)
        {
            var nonce = $"[[{number}.";
            if (!group.Any(lines => lines.Mail.Text.Contains(nonce, StringComparison.Ordinal) || lines.Mail.Html.Contains(nonce, StringComparison.Ordinal)))
                return nonce;
        }
    }

    private sealed record Lines(App.Ports.Mail Mail, string[] Text, string[] Html)
    {
        public static Lines Of(App.Ports.Mail mail) => new(mail, mail.Text.Split('\n'), mail.Html.Split('\n'));

        public bool IsLike(Lines other, double share) => IsLike(Text, other.Text, share) && IsLike(Html, other.Html, share);

        private static bool IsLike(string[] lines, string[] others, double share) =>
            lines.Length == others.Length && lines.Zip(others).Count(pair => pair.First == pair.Second) >= lines.Length * share;
    }
}

/// <summary>One letter of a request.</summary>
/// <param name="Fillings">What stands for each tag in this letter.</param>
public sealed record FilledLetter(App.Ports.Mail Mail, IReadOnlyDictionary<string, string> Fillings)
{
    public int Bytes => Fillings.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));
}
