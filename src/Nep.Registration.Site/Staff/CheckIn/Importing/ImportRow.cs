using System.Globalization;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Attendance.Importing;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.CheckIn.Importing;

/// <summary>One person of a report on its way through the review: who the report says it is, when they were there, and whom staff take them for.</summary>
/// <param name="Who">The participant's code; empty to leave the person out.</param>
public sealed record ImportRow(string Name, string Email, MatchKind Kind, ValueList<Stay> Stays, int Joins, string Who)
{
    private const int MostRows = ReportReading.MostPeople;

    public static ImportRow Of(ReportMatch match) => new(
        match.Person.Name, $"{match.Person.Email}", match.Kind, match.Person.Stays, match.Person.Joins,
        match is { Kind: MatchKind.Matched, Line: { } line } ? RosterModel.CodeOf(line) : "");

    /// <summary>The rows as the review sent them back.</summary>
    public static IReadOnlyList<ImportRow> Read(PostedForm form)
    {
        var rows = new List<ImportRow>();
        for (var i = 0; i < MostRows && form.Has($"rows[{i}].stays"); i++)
        {
            var row = $"rows[{i}]";
            var kind = Enum.TryParse<MatchKind>(form[row + ".kind"], out var known) && Enum.IsDefined(known) ? known : MatchKind.Unmatched;
            rows.Add(new ImportRow(
                form.Text(row + ".name"), form.Text(row + ".email"), kind, StaysIn(form[row + ".stays"]), form.Number(row + ".joins"), form.Text(row + ".who")));
        }

        return rows;
    }

    /// <summary>What is to be recorded. A code that is nobody's is noted beside its row; two rows of one participant are one.</summary>
    public static IReadOnlyList<ConfirmedTimes> Confirmed(
        PostedForm form, IReadOnlyList<ImportRow> rows, IReadOnlyList<RosterLine> roster, Offering offering, Session session)
    {
        var known = roster.ToDictionary(RosterModel.CodeOf, StringComparer.OrdinalIgnoreCase);
        var named = roster.ToLookup(line => line.Participant.Person.Name, StringComparer.OrdinalIgnoreCase);
        var found = new List<(RosterLine Line, ValueList<Stay> Stays)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var who = rows[i].Who;
            if (who.Length == 0 || rows[i].Stays.Count == 0) continue;
            if (known.GetValueOrDefault(who) is { } line || (named[who].ToList() is [var only] && (line = only) is not null)) found.Add((line, rows[i].Stays));
            else form.Note($"rows[{i}].who", "NotAParticipant");
        }

        return
        [
            .. from one in found
               group one.Stays by (one.Line.Registration.Id, one.Line.Participant.Number) into person
               select new ConfirmedTimes(person.Key.Id, person.Key.Number, StayMerging.Within(offering, session, person.SelectMany(stays => stays))),
        ];
    }

    /// <summary>The times as a hidden field carries them: seconds from and to.</summary>
    public static string Text(ValueList<Stay> stays) =>
        string.Join(' ', stays.Select(stay => $"{stay.From.ToUnixTimeSeconds()}-{(stay.To ?? stay.From).ToUnixTimeSeconds()}"));

    private static ValueList<Stay> StaysIn(string text)
    {
        var stays = new List<Stay>();
        foreach (var pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(200))
            if (pair.Split('-') is [var first, var second] && Second(first) is { } from && Second(second) is { } to && from < to) stays.Add(new Stay(from, to));
        return [.. stays];
    }

    private static Instant? Second(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 32_503_680_000 ? Instant.FromUnixTimeSeconds(seconds) : null;
}
