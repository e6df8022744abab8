using System.Globalization;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>
/// Reminder rules as rows of an offering's form. Of the usual rules about bills and offers only those stand in it that the offering has a use for;
/// as long as they are left as they are, the offering goes on saying nothing of them.
/// </summary>
internal static class ReminderFields
{
    /// <summary>A hidden field: the usual rules that the form began with, by their short names, or <see cref="Own"/>.</summary>
    public const string Usual = "usualReminders";

    /// <summary>The offering had set rules of its own.</summary>
    public const string Own = "own";

    public static (string, string)[] Of(ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession(var key, var days, var at) => [("key", key), ("kind", "before"), .. Days(days, at)],
        ReminderRule.BeforeEachOnlineSession(var key, var minutes) => [("key", key), ("kind", "each"), ("count", $"{minutes}")],
        ReminderRule.SurveyAfterLastSession(var key, var days, var at) => [("key", key), ("kind", "survey"), .. Days(days, at)],
        ReminderRule.OnDate(var key, var when) => [("key", key), ("kind", "date"), ("on", when.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))],
        ReminderRule.DaysFromEachSession(var key, var side, var days, var at, var places) =>
            [("key", key), ("kind", side == SessionSide.Before ? "days-before" : "days-after"), .. Days(days, at), ("places", $"{places}")],
        ReminderRule.MinutesFromEachSession(var key, var side, var minutes, var places) =>
            [("key", key), ("kind", side == SessionSide.Before ? "minutes-before" : "minutes-after"), ("count", $"{minutes}"), ("places", $"{places}")],
        ReminderRule.BeforeRegistrationCloses(var key, var days, var at) => [("key", key), ("kind", "closes"), .. Days(days, at)],
        ReminderRule.BeforeHoldEnds(var key, var minutes) => [("key", key), ("kind", "hold"), ("count", $"{minutes}")],
        ReminderRule.BeforeQuoteEnds(var key, var days, var at) => [("key", key), ("kind", "quote"), .. Days(days, at)],
        ReminderRule.DaysFromInvoiceDue(var key, var side, var days, var at) =>
            [("key", key), ("kind", side == DueSide.Before ? "invoice-before" : "invoice-after"), .. Days(days, at)],
        ReminderRule.BeforeOfferEnds(var key, var minutes) => [("key", key), ("kind", "offer"), ("count", $"{minutes}")],
        ReminderRule.MorningBeforeOfferEnds(var key) => [("key", key), ("kind", "offer-morning")],
        _ => throw new UnreachableException(),
    };

    /// <summary>The rules about bills and offers that the rows come to; null for the usual ones.</summary>
    public static ValueList<ReminderRule>? Bills(PostedForm form, IReadOnlyList<ReminderRule> rows)
    {
        ValueList<ReminderRule> typed = [.. rows.Where(rule => rule.IsOfBill())];
        if (form[Usual] == Own) return typed;
        var began = form[Usual].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ValueList<ReminderRule> shown = [.. BillReminders.Usual.Where(rule => began.Contains(rule.Key))];
        return typed == shown ? null : [.. typed, .. BillReminders.Usual.Where(rule => !began.Contains(rule.Key) && typed.All(one => one.Key != rule.Key))];
    }

    private static (string, string)[] Days(int days, LocalTime at) => [("count", $"{days}"), ("at", at.ToString("HH:mm", CultureInfo.InvariantCulture))];
}
