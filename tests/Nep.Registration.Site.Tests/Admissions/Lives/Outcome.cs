using System.Globalization;
using System.Text.RegularExpressions;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Tests.Admissions.Lives;

/// <summary>
/// What a life came to, as text that a person approves: of every application its decision and offer, the money part by part, who sat where and for how long,
/// certificates, and every letter with its key and its day.
/// </summary>
internal static class Outcome
{
    public static async Task<string> Of(Life life)
    {
        var (offering, lines) = (await life.Offering(), new List<string>());
        var all = new List<ApplicationState>();
        await foreach (var one in life.Get<ApplicationDrawer>().All(life.Id)) all.Add(one);
        foreach (var one in all.OrderBy(one => one.Applicant.Name, StringComparer.Ordinal))
        {
            lines.AddRange(["", $"{one.Applicant.Name}: {one.Status}{Told(one)}"]);
            if (one.Registration is { } number && await life.Get<RegistrationDesk>().Find(life.Id, number) is var (_, registration)) lines.AddRange(Registered(offering, registration));
            var mails = await life.Get<RegistrationDrawer>().Mail(life.Id, one.Id.Registration, default);
            lines.AddRange(mails.OrderBy(mail => mail.At).ThenBy(mail => $"{mail.Letter.Key}", StringComparer.Ordinal).Select(mail => Sent(offering, one, mail)));
        }

        return string.Join('\n', lines.Skip(1)) + "\n";
    }

    /// <summary>A table's rows in order, without the numbers that chance makes.</summary>
    public static string Plain(string csv) => string.Join('\n', Regex.Replace(csv, @"\b[0-9A-HJKMNP-TV-Z]{16}\b", "number").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select((row, at) => (row, at)).OrderBy(one => one.at > 0).ThenBy(one => one.row, StringComparer.Ordinal).Select(one => one.row)) + "\n";

    private static string Told(ApplicationState one) => string.Concat(
        one.Decision is { } told ? $", {told.Decision}{(told.Rank is { } rank ? $" {rank}" : "")}" : "", one.Offer is { Why.Length: > 0 } offer ? $" ({offer.Why})" : "",
        one.EndReason is { Length: > 0 } why ? $", \"{why}\"" : "");

    private static IEnumerable<string> Registered(Offering offering, RegistrationState one)
    {
        yield return $"  {one.Status}, {one.Quote.Total} agreed, {one.Paid} paid, {one.Balance} open";
        foreach (var payment in one.Payments) yield return $"  {Day(offering, payment.At)} paid {payment.Amount}";
        foreach (var person in one.Participants)
            yield return $"  seat {person.Seat}: {person.Person.Name}{(person.Attended is { } came ? $", {came.Minutes} of {came.AllMinutes} minutes" : "")}{(person.Certificate is { IsValid: true } ? ", certificate" : "")}";
    }

    private static string Sent(Offering offering, ApplicationState one, MailRecord mail)
    {
        var key = mail.Letter.Key.ToString().Replace(one.Id.ToString(), one.Applicant.Name, StringComparison.Ordinal).Split('|');
        if (key[^1] is { Length: 10 } anchor && anchor.All(char.IsAsciiDigit)) key[^1] = Day(offering, Instant.FromUnixTimeSeconds(long.Parse(anchor, CultureInfo.InvariantCulture)));
        return $"  {Day(offering, mail.At)} {string.Join('|', key)} to {mail.Address}{(mail.State == MailState.Sent ? "" : $", {mail.State}")}";
    }

    private static string Day(Offering offering, Instant at) => offering.Zone.DateAt(at).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
