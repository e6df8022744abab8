using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Applications.Forming;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>Reads an offering's details from its form. What cannot be read is noted beside its field.</summary>
/// <param name="known">How people come in now: how they apply has a page of its own, and this form leaves it as it is.</param>
public sealed class OfferingReading(PostedForm form, Entry? known = null)
{
    /// <summary>The details as typed, with everything wrong noted on the form: what cannot be read, and what breaks a rule.</summary>
    public OfferingDetails Read()
    {
        var reminders = Rows("reminders", Reminder);
        var (sessions, prices) = (Rows("sessions", Session), Prices());
        var entry = EntryOf(sessions);
        var details = new OfferingDetails
        {
            Program = form.Text("program"),
            Title = form.Text("title"),
            Language = form.Text("language") is { Length: > 0 } language && language != Words.English ? language : null,
            Summary = form.Text("summary"),
            Description = form["description"].ReplaceLineEndings("\n").Trim(),
            Zone = ZoneAt("zone"),
            Sessions = sessions,
            Capacity = form.Number("capacity"),
            Prices = entry.Admission is { } admission ? new PriceList(admission.Tuition.Total) : prices,
            Payments = PaymentFields.Read(form),
            WaitingList = WaitingFields.Read(form),
            Policy = new CancellationPolicy(form.Text("policy.name"), Rows("policy.tiers", Tier), form.Number("policy.substituteUntil")) { Transfer = Transfer() },
            Opens = form.Text("opens").Length == 0 ? null : form.DateAndTime("opens"),
            Closes = form.DateAndTime("closes"),
            Entry = entry,
            Scholarships = form.Text("scholarship.decide").Length + form.Text("scholarship.pay").Length == 0
                ? null
                : new ScholarshipRule(form.Number("scholarship.decide"), form.Number("scholarship.pay")),
            Coaching = BenefitFields.Coaching(form),
            Stipends = BenefitFields.Stipends(form, Percent),
            Questions = Rows("questions", QuestionAt),
            Reminders = [.. reminders.Where(rule => !rule.IsOfBill())],
            BillReminders = ReminderFields.Bills(form, reminders),
            Certificate = new CertificateRule(Percent("certificate")),
            HoldMinutes = form.Number("holdMinutes"),
            Contact = form.Address("contact"),
            TermsVersion = form.Text("terms"),
        };
        form.Note(OfferingRules.Check(details).Where(fault => !IsSaidInRow(fault)).Select(fault => fault with { Field = FieldOf(fault, details, reminders) }));
        return details;
    }

    private Entry EntryOf(ValueList<Session> sessions) => form["entry"] == "application" ? known as Entry.ByApplication ?? AdmissionStart.Entry(sessions)
        : form["entry"] is "teams" or "teamsBySeat"
        ? new Entry.Teams(form.Number("teamLeast"), form.Number("together"), form["entry"] == "teams")
        : new Entry.Open(form.Number("together"));

    private TransferRule? Transfer() => form.Text("policy.transfer.fee").Length + form.Text("policy.transfer.months").Length + form.Text("policy.transfer.until").Length == 0
        ? null
        : new TransferRule(form.Amount("policy.transfer.fee"), form.Number("policy.transfer.months"), form.Number("policy.transfer.until"));

    private TeamPrice? Team() => form["team.per"] != "team" ? null
        : new TeamPrice(form.Text("team.lower").Length == 0 ? null : form.Amount("team.lower"), form.Text("team.question"))
        {
            Roles = [.. form["team.roles"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        };

    private ValueList<T> Rows<T>(string rows, Func<string, T> read) =>
        [.. Enumerable.Range(0, FormRows.Count(form, rows)).Select(i => read($"{rows}[{i}]"))];

    private Session Session(string row) => new(
        new SessionNumber(form.Number(row + ".number")), form.Text(row + ".title"), form.DateAndTime(row + ".starts"), form.DateAndTime(row + ".ends"),
        form[row + ".kind"] == "venue"
            ? new Place.Venue(form.Text(row + ".place"), form.Text(row + ".address"))
            : new Place.Online(form.Text(row + ".place")));

    private PriceList Prices() => new(form.Amount("price"))
    {
        Early = Rows("early", row => new DatedPrice(form.Text(row + ".name"), form.Amount(row + ".amount"), form.Date(row + ".through"))),
        Group = form["group.kind"] switch
        {
            "amount" => new GroupPrice.Amount(form.Number("group.from"), form.Amount("group.value")),
            "percent" => new GroupPrice.PercentOff(form.Number("group.from"), Percent("group.value")),
            _ => null,
        },
        Scale = form.Text("scale.least").Length + form.Text("scale.most").Length == 0
            ? null
            : new SlidingScale(form.Amount("scale.least"), form.Amount("scale.most")),
        Codes = Rows("codes", Code),
        Team = Team(),
    };

    private PriceCode Code(string row)
    {
        CodeEffect effect = form[row + ".effect"] switch
        {
            "percent" => new CodeEffect.PercentOff(Percent(row + ".value")),
            "amount" => new CodeEffect.AmountOff(form.Amount(row + ".value")),
            "price" => new CodeEffect.FixedPrice(form.Amount(row + ".value")),
            _ => new CodeEffect.Free(),
        };
        return new PriceCode(PriceCode.Normalize(form[row + ".code"]), effect, form.Number(row + ".uses"), DateIfAny(row + ".through"))
        {
            From = DateIfAny(row + ".from"),
            Reserves = form.Text(row + ".reserves").Length == 0 ? null : form.Number(row + ".reserves"),
        };
    }

    private LocalDate? DateIfAny(string field) => form.Text(field).Length == 0 ? null : form.Date(field);

    private RefundTier Tier(string row) => new(form.Number(row + ".days"), Percent(row + ".percent"), form.Amount(row + ".fee"));

    private Question QuestionAt(string row) => new(
        KeyAt(row), Named(row + ".label"), Choice(row + ".kind", QuestionKind.ShortText), form.IsTicked(row + ".required"), Choice(row + ".sight", AnswerSight.Staff))
    {
        Hint = form.Text(row + ".hint"),
        Choices = [.. form[row + ".choices"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
    };

    private ReminderRule Reminder(string row) => new ReminderReading(form, row, KeyAt(row)).Read();

    private string Named(string field)
    {
        var text = form.Text(field);
        if (text.Length == 0) form.Note(field, "Missing");
        if (text.Length > OfferingRules.LongestText) form.Note(field, "TooLong", $"{OfferingRules.LongestText}");
        return text;
    }

    /// <summary>A row's short name becomes part of keys and addresses, so only letters, digits, hyphens and underscores fit.</summary>
    private string KeyAt(string row)
    {
        var key = Named(row + ".key");
        if (key.Length > 40 || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))) form.Note(row + ".key", "NotAKey");
        return key;
    }

    private T Choice<T>(string field, T otherwise)
        where T : struct, Enum =>
        Enum.TryParse<T>(form[field], out var value) && Enum.IsDefined(value) ? value : otherwise;

    private decimal Percent(string field)
    {
        const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(form.Text(field), Style, System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent <= 1000) return percent;
        form.Note(field, form.Text(field).Length == 0 ? "Missing" : "NotAPercentage");
        return 1;
    }

    private Zone ZoneAt(string field)
    {
        if (Zone.TryParse(form.Text(field), out var zone)) return zone;
        form.Note(field, "NotAZone");
        return default;
    }

    /// <summary>A bad short name is noted in its own row already.</summary>
    private static bool IsSaidInRow(Fault fault) => fault is { Field: "questions" or "reminders", Name: "NotACode" };

    /// <summary>The field of this form that a rule speaks of.</summary>
    private static string FieldOf(Fault fault, OfferingDetails details, ValueList<ReminderRule> reminders) => fault.Field.Split('.') switch
    {
        ["payments", _] => PaymentFields.FieldOf(fault.Field),
        ["group", "amount" or "percent"] => "group.value",
        [var row, "percent" or "amount"] when row.StartsWith("codes[", StringComparison.Ordinal) => row + ".value",
        ["questions", var key] => $"questions[{Index(details.Questions, one => one.Key == key)}].{(fault.Name is "Missing" or "TooLong" ? "label" : "choices")}",
        ["reminders", var key] => $"reminders[{Index(reminders, one => one.Key == key)}].{(fault.Name == "NotADate" ? "on" : "count")}",
        _ => fault.Field,
    };

    private static int Index<T>(ValueList<T> rows, Func<T, bool> isIt) => Math.Max(0, rows.ToList().FindIndex(row => isIt(row)));
}
