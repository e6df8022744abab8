using Microsoft.AspNetCore.Http;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using NodaTime.Text;

namespace Nep.Registration.Site.Staff.CheckIn;

/// <summary>The fields in which staff say when someone was there, on the offering's clock.</summary>
internal static class TimesForm
{
    private const int MostRows = 40;

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>As many rows as there are stays, and one more for another.</summary>
    public static int Rows(PostedForm form)
    {
        var rows = 0;
        while (rows < MostRows && form.Has($"stays[{rows}].from")) rows++;
        return Math.Max(1, rows);
    }

    public static PostedForm Of(Offering offering, PresenceMark? last)
    {
        var fields = new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal);
        var stays = last is { Present: true, Stays: { } some } ? some : [];
        for (var i = 0; i <= stays.Count; i++)
        {
            fields[$"stays[{i}].from"] = i < stays.Count ? Local(offering, stays[i].From) : "";
            fields[$"stays[{i}].to"] = i < stays.Count && stays[i].To is { } to ? Local(offering, to) : "";
        }

        if (last is { Present: true, Minutes: { } minutes }) fields["minutes"] = minutes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new PostedForm(new FormCollection(fields));
    }

    /// <summary>What cannot be read is noted beside its field. A row that is blank says nothing.</summary>
    public static CheckInCommand.Correct Read(PostedForm form, Offering offering)
    {
        var stays = new List<Stay>();
        for (var i = 0; i < Rows(form); i++)
        {
            var (from, to) = ($"stays[{i}].from", $"stays[{i}].to");
            if (form.Text(from).Length + form.Text(to).Length == 0) continue;
            stays.Add(new Stay(At(form, offering, from), form.Text(to).Length == 0 ? null : At(form, offering, to)));
        }

        return new CheckInCommand.Correct(
            stays.Count == 0 ? null : stays.ToValueList(), form.Text("minutes").Length == 0 ? null : form.Number("minutes"), form.Text("reason"));
    }

    private static Instant At(PostedForm form, Offering offering, string field) => offering.Zone.At(form.DateAndTime(field));

    private static string Local(Offering offering, Instant at) => Minute.Format(offering.Zone.LocalAt(at));
}
