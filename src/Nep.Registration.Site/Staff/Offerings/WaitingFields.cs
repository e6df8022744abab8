using System.Globalization;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>An offering's waiting list as the fields of its form, and back.</summary>
internal static class WaitingFields
{
    public static IEnumerable<(string Field, string Value)> Of(WaitingListRule? rule)
    {
        var shown = rule ?? new WaitingListRule();
        return
        [
            ("waiting.on", rule is null ? "" : "yes"), ("waiting.hours", $"{shown.OfferHours}"), ("waiting.most", $"{shown.MostWaiting}"),
            ("waiting.large", $"{shown.LargeGroups}"), ("waiting.from", Time(shown.Window.From)), ("waiting.to", Time(shown.Window.To)),
            .. shown.Window.Days.Select(day => (Day(day), "yes")),
        ];
    }

    /// <summary>Null for an offering without a waiting list, and for a form that says nothing of one.</summary>
    public static WaitingListRule? Read(PostedForm form) => !form.IsTicked("waiting.on") ? null : new WaitingListRule
    {
        OfferHours = form.Number("waiting.hours"),
        MostWaiting = form.Number("waiting.most"),
        LargeGroups = form["waiting.large"] == nameof(LargeGroups.PassOver) ? LargeGroups.PassOver : LargeGroups.Block,
        Window = new OfferWindow([.. WaitingDays.Where(day => form.IsTicked(Day(day)))], form.Time("waiting.from"), form.Time("waiting.to")),
    };

    public static IReadOnlyList<IsoDayOfWeek> WaitingDays { get; } = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Order()];

    public static string Day(IsoDayOfWeek day) => $"waiting.day.{day}";

    public static string Text(WaitingListRule? rule) => rule is null
        ? "none"
        : $"offers stand {StaffText.Count(rule.OfferHours, "hour", "hours")}, made {Days(rule.Window.Days)}, {StaffText.Words.Time(rule.Window.From)} to {StaffText.Words.Time(rule.Window.To)}; a group too large {(rule.LargeGroups == LargeGroups.Block ? "keeps its turn" : "is passed over")}; at most {rule.MostWaiting} wait";

    /// <summary>"Monday to Friday"; with days left out between, all of them.</summary>
    private static string Days(ValueList<IsoDayOfWeek> days) =>
        days.Count > 2 && days[^1] - days[0] == days.Count - 1 ? $"{days[0]} to {days[^1]}" : string.Join(", ", days);

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
