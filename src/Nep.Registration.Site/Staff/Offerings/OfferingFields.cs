using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>An offering's details as the fields of its form. <see cref="OfferingReading"/> is the way back.</summary>
public static class OfferingFields
{
    public static PostedForm Of(OfferingDetails details, int version)
    {
        var fields = new Fields();
        fields.Put("basedOn", $"{version}");
        What(fields, details);
        Money(fields, details.Prices);
        foreach (var (field, value) in WaitingFields.Of(details.WaitingList)) fields.Put(field, value);
        foreach (var (field, value) in PaymentFields.Of(details.Payments ?? PaymentPolicy.CardOnly)) fields.Put(field, value);
        foreach (var (field, value) in BenefitFields.Of(details)) fields.Put(field, value);
        fields.Rows(BenefitFields.Terms, details.Stipends?.Terms ?? [], BenefitFields.Of);
        fields.Rows("sessions", details.Sessions, Session);
        fields.Rows("codes", details.Prices.Codes, Code);
        fields.Put("policy.name", details.Policy.Name);
        fields.Put("policy.substituteUntil", $"{details.Policy.SubstituteUntilDays}");
        fields.Put("policy.transfer.fee", details.Policy.Transfer is { } fee ? Amount(fee.Fee) : "");
        fields.Put("policy.transfer.months", details.Policy.Transfer is { } months ? $"{months.WithinMonths}" : "");
        fields.Put("policy.transfer.until", details.Policy.Transfer is { } until ? $"{until.UntilDays}" : "");
        fields.Rows("policy.tiers", details.Policy.Tiers, tier => [("days", $"{tier.DaysBefore}"), ("percent", Percent(tier.Percent)), ("fee", Amount(tier.Fee))]);
        fields.Rows("questions", details.Questions, Question);
        var shown = details.BillReminders ?? [.. BillReminders.Usual.Where(rule => rule.Concerns(details))];
        fields.Rows("reminders", [.. details.Reminders, .. shown], ReminderFields.Of);
        fields.Put(ReminderFields.Usual, details.BillReminders is null ? string.Join(' ', shown.Select(rule => rule.Key)) : ReminderFields.Own);
        return fields.Form;
    }

    private static void What(Fields fields, OfferingDetails details)
    {
        fields.Put("program", details.Program);
        fields.Put("title", details.Title);
        fields.Put("language", details.Language ?? Words.English);
        fields.Put("summary", details.Summary);
        fields.Put("description", details.Description);
        fields.Put("zone", $"{details.Zone}");
        fields.Put("capacity", $"{details.Capacity}");
        fields.Put("together", $"{details.Entry.MostPeople}");
        fields.Put("entry", details.Entry switch { Entry.Open => "open", Entry.Teams { CapacityInTeams: true } => "teams", Entry.Teams => "teamsBySeat", Entry.ByApplication => "application", _ => throw new UnreachableException() });
        fields.Put("teamLeast", details.Entry is Entry.Teams teams ? $"{teams.Least}" : "");
        fields.Put("opens", details.Opens is { } opens ? Local(opens) : "");
        fields.Put("closes", Local(details.Closes));
        fields.Put("scholarship.decide", details.Scholarships is { } rule ? $"{rule.DecideDays}" : "");
        fields.Put("scholarship.pay", details.Scholarships is { } days ? $"{days.PayDays}" : "");
        fields.Put("holdMinutes", $"{details.HoldMinutes}");
        fields.Put("certificate", Percent(details.Certificate.PercentOfTime));
        fields.Put("contact", $"{details.Contact}");
        fields.Put("terms", details.TermsVersion);
    }

    private static void Money(Fields fields, PriceList prices)
    {
        fields.Put("price", Amount(prices.Standard));
        fields.Rows("early", prices.Early, early => [("name", early.Name), ("amount", Amount(early.Amount)), ("through", Day(early.Through))]);
        fields.Put("group.kind", prices.Group switch
        {
            null => "",
            GroupPrice.Amount => "amount",
            GroupPrice.PercentOff => "percent",
            _ => throw new UnreachableException(),
        });
        fields.Put("group.from", prices.Group is { } group ? $"{group.From}" : "");
        fields.Put("group.value", prices.Group switch
        {
            null => "",
            GroupPrice.Amount(_, var each) => Amount(each),
            GroupPrice.PercentOff(_, var off) => Percent(off),
            _ => throw new UnreachableException(),
        });
        fields.Put("team.per", prices.Team is null ? "" : "team");
        fields.Put("team.lower", prices.Team?.Lower is { } lower ? Amount(lower) : "");
        fields.Put("team.question", prices.Team?.Question ?? "");
        fields.Put("team.roles", string.Join('\n', prices.Team?.Roles ?? []));
        fields.Put("scale.least", prices.Scale is { } scale ? Amount(scale.Least) : "");
        fields.Put("scale.most", prices.Scale is { } wide ? Amount(wide.Most) : "");
    }

    private static (string, string)[] Session(Session session) =>
    [
        ("number", $"{session.Number}"), ("title", session.Title), ("starts", Local(session.Starts)), ("ends", Local(session.Ends)),
        ("kind", session.Place is Place.Online ? "online" : "venue"),
        ("place", session.Place switch { Place.Online(var link) => link, Place.Venue(var name, _) => name, _ => throw new UnreachableException() }),
        ("address", session.Place is Place.Venue(_, var address) ? address : ""),
    ];

    private static (string, string)[] Code(PriceCode code) =>
    [
        ("code", code.Code), ("uses", $"{code.Uses}"), ("reserves", code.Reserves is { } seats ? $"{seats}" : ""), ("from", code.From is { } from ? Day(from) : ""), ("through", code.Through is { } through ? Day(through) : ""),
        ("effect", code.Effect switch
        {
            CodeEffect.Free => "free",
            CodeEffect.PercentOff => "percent",
            CodeEffect.AmountOff => "amount",
            CodeEffect.FixedPrice => "price",
            _ => throw new UnreachableException(),
        }),
        ("value", code.Effect switch
        {
            CodeEffect.PercentOff(var percent) => Percent(percent),
            CodeEffect.AmountOff(var amount) => Amount(amount),
            CodeEffect.FixedPrice(var amount) => Amount(amount),
            CodeEffect.Free => "",
            _ => throw new UnreachableException(),
        }),
    ];

    private static (string, string)[] Question(Question question) =>
    [
        ("key", question.Key), ("label", question.Label), ("hint", question.Hint), ("kind", $"{question.Kind}"),
        ("required", question.Required ? "yes" : ""), ("sight", $"{question.Sight}"), ("choices", string.Join('\n', question.Choices)),
    ];

    private static string Amount(Money amount) => (amount.Cents / 100m).ToString(amount.Cents % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Local(LocalDateTime local) => local.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Fields
    {
        private readonly Dictionary<string, StringValues> values = new(StringComparer.Ordinal);

        public PostedForm Form => new(new FormCollection(values));

        public void Put(string name, string value) => values[name] = value;

        public void Rows<T>(string rows, ValueList<T> items, Func<T, (string Field, string Value)[]> write)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Put($"{rows}[{i}].row", "1");
                foreach (var (field, value) in write(items[i])) Put($"{rows}[{i}].{field}", value);
            }
        }
    }
}
