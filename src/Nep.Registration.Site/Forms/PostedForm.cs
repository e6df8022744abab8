using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Nep.Registration.Site.Shell;
using NodaTime.Text;

namespace Nep.Registration.Site.Forms;

/// <summary>
/// What a person typed, field by field, and what is wrong with it. Reading a field in the wrong form notes a fault beside it and goes on, so
/// that everything wrong is shown at once and everything typed is kept.
/// </summary>
public sealed class PostedForm(IFormCollection fields)
{
    /// <summary>No field is longer than this, whatever a rule says; what is longer is cut before it is looked at.</summary>
    private const int LongestField = 25_000;

    /// <summary>Room for a thousand people, so that so many are answered with a sentence; what is larger is not read at all.</summary>
    private static readonly FormOptions Limits = LimitsFor(LargestBody);

    private const int LargestBody = 4 * 1024 * 1024;

    private readonly List<Fault> faults = [];
    private readonly List<(string Field, Refusal Why)> refused = [];

    /// <summary>An empty form, for the first view of a page.</summary>
    public static PostedForm Empty { get; } = new(FormCollection.Empty);

    public IReadOnlyList<Fault> Faults => faults;

    public bool IsFaulty => faults.Count + refused.Count > 0;

    /// <summary>
    /// The form token was missing, forged or from another visit: nothing may be written, and the form is shown again with all that was typed.
    /// </summary>
    public bool IsStale { get; private init; }

    /// <summary>Reads the request's form and checks its token.</summary>
    /// <param name="fileBytes">Room for a file beside the fields; what is larger is not read at all.</param>
    public static async Task<PostedForm> Read(HttpContext http, int fileBytes = 0)
    {
        if (!http.Request.HasFormContentType) return new PostedForm(FormCollection.Empty) { IsStale = true };
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } room) room.MaxRequestBodySize = LargestBody + fileBytes;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, fileBytes == 0 ? Limits : LimitsFor(LargestBody + fileBytes)));
        var fields = await ReadFields(http);
        var fresh = await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        if (!fresh) http.RequestServices.GetRequiredService<SecurityLog>().FormTokenRefused(SecurityWatch.RouteOf(http));
        return new PostedForm(fields) { IsStale = !fresh };
    }

    /// <summary>A field exactly as typed; empty when it is missing.</summary>
    public string this[string field] => fields.TryGetValue(field, out var value) && value != StringValues.Empty
        ? Cut(value[0] ?? "")
        : "";

    /// <summary>A file that was sent along; null for none.</summary>
    public IFormFile? File(string field) => fields.Files.GetFile(field);

    /// <summary>The names of all fields that were sent.</summary>
    public IEnumerable<string> Names => fields.Keys;

    public bool Has(string field) => fields.ContainsKey(field);

    public bool IsTicked(string field) => this[field].Length > 0;

    /// <summary>A field without the white space around it.</summary>
    public string Text(string field) => this[field].Trim();

    public EmailAddress Address(string field)
    {
        if (EmailAddress.TryParse(this[field], out var address)) return address;
        Note(field, Text(field).Length == 0 ? "Missing" : "NotAnAddress");
        return default;
    }

    public Money Amount(string field)
    {
        if (Money.TryParse(this[field], out var amount)) return amount;
        Note(field, Text(field).Length == 0 ? "Missing" : "NotAnAmount");
        return default;
    }

    public int Number(string field)
    {
        if (int.TryParse(Text(field), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        Note(field, Text(field).Length == 0 ? "Missing" : "NotANumber");
        return 0;
    }

    /// <summary>What a browser's <c>date</c> field sends: 2027-02-04.</summary>
    public LocalDate Date(string field) => Parsed(field, LocalDatePattern.Iso);

    /// <summary>What a browser's <c>time</c> field sends: 09:00.</summary>
    public LocalTime Time(string field) => Parsed(field, LocalTimePattern.CreateWithInvariantCulture("HH:mm"));

    /// <summary>What a browser's <c>datetime-local</c> field sends: 2027-02-04T09:00.</summary>
    public LocalDateTime DateAndTime(string field) => Parsed(field, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"));

    public void Note(string field, string fault, string figure = "") => faults.Add(new Fault(field, fault, figure));

    public void Note(IEnumerable<Fault> more) => faults.AddRange(more.Where(fault => !faults.Any(known => known.Field == fault.Field)));

    /// <summary>Notes beside a field why the whole was refused: a code that is used up, say.</summary>
    public void Note(string field, Refusal why) => refused.Add((field, why));

    /// <summary>Everything that is wrong, field by field, as sentences.</summary>
    public IReadOnlyList<Complaint> Complaints(Words words) =>
    [
        .. faults.Select(fault => new Complaint(fault.Field, words.Of(fault))),
        .. refused.Select(one => new Complaint(one.Field, words.Of(one.Why))),
    ];

    /// <summary>What is wrong with one field; null when nothing is.</summary>
    public string? ErrorOf(string field, Words words) => Complaints(words).FirstOrDefault(complaint => complaint.Field == field)?.Sentence;

    private T Parsed<T>(string field, IPattern<T> pattern)
        where T : struct
    {
        var parsed = pattern.Parse(Text(field));
        if (parsed.Success) return parsed.Value;
        Note(field, Text(field).Length == 0 ? "Missing" : "NotADate");
        return default;
    }

    private static FormOptions LimitsFor(int bytes) => new() { ValueCountLimit = 20_000, BufferBodyLengthLimit = bytes, MultipartBodyLengthLimit = bytes };

    private static async Task<IFormCollection> ReadFields(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException unreadable)
        {
            throw new BadHttpRequestException("The form cannot be read.", unreadable);
        }
    }

    /// <summary>The same fields with one of several repeated parts taken out, and those after it moved up: <c>people[2]</c> becomes <c>people[1]</c>.</summary>
    public PostedForm Without(string part, int index)
    {
        var kept = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            if (Moved(name, part, index) is { } moved) kept[moved] = value;
        return new PostedForm(new FormCollection(kept));
    }

    private static string? Moved(string name, string part, int index)
    {
        if (!name.StartsWith($"{part}[", StringComparison.Ordinal) || name.IndexOf(']', StringComparison.Ordinal) is var end && end < 0) return name;
        var digits = name.AsSpan(part.Length + 1, end - part.Length - 1);
        if (!int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return name;
        return number == index ? null : number < index ? name : $"{part}[{number - 1}]{name[(end + 1)..]}";
    }

    private static string Cut(string text) => text.Length <= LongestField ? text : text[..LongestField];
}
