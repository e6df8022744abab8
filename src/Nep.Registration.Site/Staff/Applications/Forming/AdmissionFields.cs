using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>How people apply, as the fields of its form. <see cref="AdmissionReading"/> is the way back.</summary>
public static class AdmissionFields
{
    public const string Stages = "stages";
    public const string Asked = "asked";
    public const string Roles = "roles";
    public const string Parts = "parts";
    public const string Years = "years";

    public static PostedForm Of(AdmissionRule rule, int version)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (field, value) in When(rule).Concat(Who(rule)).Concat(Money(rule.Tuition))) fields[field] = value;
        fields["basedOn"] = $"{version}";
        for (var i = 0; i < rule.Stages.Count; i++)
        {
            var stage = rule.Stages[i];
            foreach (var (field, value) in Row($"{Stages}[{i}]", ("key", stage.Key), ("title", stage.Title), ("hint", stage.Hint))) fields[field] = value;
            for (var j = 0; j < stage.Questions.Count; j++)
                foreach (var (field, value) in Row($"{Stages}[{i}].questions[{j}]", Question(stage.Questions[j]))) fields[field] = value;
        }

        for (var i = 0; i < (rule.References?.Questions.Count ?? 0); i++)
            foreach (var (field, value) in Row($"{Asked}[{i}]", Question(rule.References!.Questions[i]))) fields[field] = value;
        return new PostedForm(new FormCollection(fields));
    }

    public static string Day(IsoDayOfWeek day) => $"window.{day}";

    private static IEnumerable<(string Field, string Value)> When(AdmissionRule rule) =>
    [
        ("deadline", Local(rule.Deadline)), ("grace", $"{rule.GraceMinutes}"), ("decisionsOn", rule.DecisionsOn is { } day ? Date(day) : ""),
        ("offerDays", $"{rule.OfferDays}"), ("alternateDays", $"{rule.AlternateDays}"), ("window.from", Time(rule.Window.From)), ("window.to", Time(rule.Window.To)),
        .. rule.Window.Days.Select(open => (Day(open), "yes")),
    ];

    private static IEnumerable<(string Field, string Value)> Who(AdmissionRule rule) =>
    [
        ("interest", rule.InterestFirst ? "yes" : ""), ("invitations", string.Join('\n', rule.Invitations)),
        ("team", rule.Team is null ? "" : "team"), ("teamLeast", rule.Team is { } least ? $"{least.Least}" : ""), ("teamMost", rule.Team is { } most ? $"{most.Most}" : ""),
        ("teamCounts", rule.Team is { CapacityInTeams: false } ? "people" : "teams"),
        .. (rule.Team?.Roles ?? []).SelectMany((role, i) => Row($"{Roles}[{i}]", ("key", role.Key), ("label", role.Label), ("least", $"{role.Least}"))),
        ("referees", rule.References is { } asked ? $"{asked.Least}" : ""), ("referencesDue", rule.References is { } due ? Local(due.Due) : ""),
        ("remindBefore", string.Join(", ", rule.References?.RemindBefore ?? [7, 2])),
    ];

    private static IEnumerable<(string Field, string Value)> Money(Tuition tuition) =>
    [
        ("tuition", tuition switch { Tuition.Free => "free", Tuition.Sponsored => "sponsored", Tuition.InParts => "parts", Tuition.Yearly => "yearly", _ => throw new UnreachableException() }),
        ("sponsor", tuition is Tuition.Sponsored(var sponsor) ? sponsor : ""), ("amount", tuition is Tuition.InParts whole ? Amount(whole.Amount) : ""),
        ("deposit", tuition is Tuition.InParts first ? Amount(first.Deposit) : ""), ("depositDays", tuition is Tuition.InParts days ? $"{days.DepositDays}" : "14"),
        ("aYear", tuition is Tuition.Yearly yearly ? Amount(yearly.AYear) : ""),
        .. (tuition is Tuition.InParts parts ? parts.Instalments : []).SelectMany((part, i) => Row($"{Parts}[{i}]", ("due", Date(part.Due)), ("amount", Amount(part.Amount)))),
        .. (tuition is Tuition.Yearly years ? years.Days : []).SelectMany((due, i) => Row($"{Years}[{i}]", ("due", Date(due)))),
    ];

    private static (string Field, string Value)[] Question(FormQuestion question) =>
    [
        ("key", question.Key), ("label", question.Label), ("hint", question.Hint), ("kind", $"{question.Kind}"), ("required", question.Required ? "yes" : ""),
        ("choices", string.Join('\n', question.Choices)), ("words", $"{question.MostWords}"), ("characters", $"{question.MostCharacters}"),
        ("sight", $"{question.Sight}"), ("who", question.TellsWho ? "yes" : ""),
    ];

    private static IEnumerable<(string Field, string Value)> Row(string row, params (string Field, string Value)[] fields) =>
        fields.Select(field => ($"{row}.{field.Field}", field.Value)).Prepend(($"{row}.row", "1"));

    private static string Amount(Money amount) => (amount.Cents / 100m).ToString(amount.Cents % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string Local(LocalDateTime local) => local.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
