using CsvHelper;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Attendance.Importing;

/// <summary>
/// Reads a meeting platform's attendance report, whatever its separator, encoding and headings, and whatever stands above its table. Of several
/// tables the last one with times of joining and leaving counts: it is the finest. Nothing is kept.
/// </summary>
public static class ReportReading
{
    /// <summary>Larger files are no attendance reports.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    public const int MostPeople = 2000;
    private const int MostUnread = 50;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static MeetingReport Read(ReadOnlySpan<byte> file, Offering offering, Session session, DateOrder order)
    {
        if (file.Length > LargestFile) return new MeetingReport.Unfit("FileTooLarge", $"{LargestFile / 1024 / 1024} MB");
        if (ReportText.Of(file) is not { } text) return new MeetingReport.Unfit("FileNotText");
        try
        {
            return LinesOf(text) is var (columns, lines)
                ? People(columns, lines, offering, session, new ReportTimes(offering.Zone, session, order))
                : new MeetingReport.Unfit("FileNoColumns");
        }
        catch (CsvFormatException broken)
        {
            return new MeetingReport.Unfit("FileBroken", $"{broken.LineNumber}");
        }
    }

    private static (ReportColumns Columns, List<(long Number, List<string> Fields)> Lines)? LinesOf(string text)
    {
        (ReportColumns Columns, List<(long, List<string>)> Lines)? table = null;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = SeparatorOf(text),
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            TrackLineNumbers = true,
        });
        var ended = false;
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, reader.FieldCount).Select(i => Plain(reader.GetString(i))).ToList();
            if (ReportColumns.Of(fields) is { } columns) (table, ended) = ((columns, []), false);
            else if (fields.Count(field => field.Length > 0) < 2) ended = true;
            else if (table is { } open && !ended) open.Lines.Add((reader.LineNumber, fields));
        }

        return table;
    }

    private static MeetingReport People(
        ReportColumns columns, List<(long Number, List<string> Fields)> lines, Offering offering, Session session, ReportTimes times)
    {
        var (unread, stays) = (new List<UnreadLine>(), new Dictionary<string, (string Name, EmailAddress? Email, List<Stay> Stays)>(StringComparer.OrdinalIgnoreCase));
        foreach (var (number, fields) in lines)
        {
            var name = $"{Field(fields, columns.Name)} {Field(fields, columns.LastName)}".Trim();
            var email = EmailAddress.TryParse(Field(fields, columns.Email), out var address) ? address : (EmailAddress?)null;
            if ((name.Length == 0 && email is null) || StayIn(fields, columns, times) is not { } stay)
            {
                if (unread.Count < MostUnread) unread.Add(new UnreadLine(number, string.Join(", ", fields.Take(6))));
                continue;
            }

            var key = email?.ToString() ?? name;
            if (!stays.TryGetValue(key, out var person)) stays[key] = person = (name, email, []);
            person.Stays.Add(stay);
        }

        if (stays.Count == 0) return new MeetingReport.Unfit("FileNobody");
        return stays.Count > MostPeople
            ? new MeetingReport.Unfit("FileTooManyPeople", $"{MostPeople}")
            : new MeetingReport.Of(
                [.. stays.Values.OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Select(one => new ReportPerson(one.Name, one.Email, StayMerging.Within(offering, session, one.Stays), one.Stays.Count))],
                [.. unread]);
    }

    private static Stay? StayIn(List<string> fields, ReportColumns columns, ReportTimes times)
    {
        if (times.At(Field(fields, columns.Joined)) is not { } joined) return null;
        var left = times.At(Field(fields, columns.Left)) ?? (ReportTimes.Lasting(Field(fields, columns.Duration)) is { } lasting ? joined + lasting : null);
        return left >= joined ? new Stay(joined, left) : null;
    }

    /// <summary>A separator that the line with the headings is full of.</summary>
    private static char SeparatorOf(string text)
    {
        var heading = text.Split('\n').Take(200).LastOrDefault(line =>
            (line.Contains("join", StringComparison.OrdinalIgnoreCase) || line.Contains("started at", StringComparison.OrdinalIgnoreCase)) && line.AsSpan().IndexOfAny(',', ';', '\t') >= 0) ?? "";
        return Separators.MaxBy(separator => heading.Count(c => c == separator));
    }

    private static string Field(List<string> fields, int column) => column >= 0 && column < fields.Count ? fields[column] : "";

    /// <summary>Some platforms put a thin space before AM; a control character has no business in a name.</summary>
    private static string Plain(string field) => new string([.. field.Select(c => char.IsWhiteSpace(c) ? ' ' : c).Where(c => !char.IsControl(c))]).Trim();
}
