using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff;

/// <summary>Rules in plain words for staff: when a reminder goes, and where a price comes from.</summary>
public static class RuleText
{
    public static string Of(ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} before the first session, {StaffText.Words.Time(at)}",
        ReminderRule.BeforeEachOnlineSession(_, var minutes) => $"{StaffText.Count(minutes, "minute", "minutes")} before each online session",
        ReminderRule.SurveyAfterLastSession(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} after the last session, {StaffText.Words.Time(at)}",
        ReminderRule.OnDate(_, var when) => StaffText.When(when),
        ReminderRule.DaysFromEachSession(_, var side, var days, var at, var places) => $"{StaffText.Count(days, "day", "days")} {Side(side)} each {Places(places)}session, {StaffText.Words.Time(at)}",
        ReminderRule.MinutesFromEachSession(_, var side, var minutes, var places) => $"{StaffText.Count(minutes, "minute", "minutes")} {Side(side)} each {Places(places)}session",
        ReminderRule.BeforeRegistrationCloses(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} before registration closes, {StaffText.Words.Time(at)}",
        ReminderRule.BeforeHoldEnds(_, var minutes) => $"{StaffText.Count(minutes, "minute", "minutes")} before a hold runs out",
        ReminderRule.BeforeQuoteEnds(_, var days, var at) => $"{StaffText.Count(days, "day", "days")} before a quote ends without an order or a check, {StaffText.Words.Time(at)}",
        ReminderRule.DaysFromInvoiceDue(_, var side, var days, var at) =>
            $"{StaffText.Count(days, "day", "days")} {(side == DueSide.Before ? "before" : "after")} an unpaid invoice is due, {StaffText.Words.Time(at)}",
        ReminderRule.BeforeOfferEnds(_, var minutes) => $"{StaffText.Count(minutes, "minute", "minutes")} before an offer of seats ends",
        ReminderRule.MorningBeforeOfferEnds => "the last morning before an offer of seats ends",
        _ => throw new UnreachableException(),
    };

    /// <summary>What some letters are about: "hour, session 2" is the rule "hour", in plain words, and its session.</summary>
    public static string About(Offering offering, string about) =>
        about.Split(", session ") is [var key, .. var session] && offering.AllReminders.FirstOrDefault(rule => rule.Key == key) is { } rule
            ? string.Join(", session ", [Of(rule), .. session])
            : about;

    public static string Of(PriceRule rule) => rule switch
    {
        PriceRule.Standard => "Standard price",
        PriceRule.Early(var name, var through) => $"{name}, through {StaffText.Day(through)}",
        PriceRule.Group(var from) => $"Group of {from} or more",
        PriceRule.Scale(var least, var most) => $"Chosen on the scale from {StaffText.Money(least)} to {StaffText.Money(most)}",
        PriceRule.Code(var text) => $"Code {text}",
        PriceRule.Team(var least, var most) => $"Price for a team of {least} to {most}",
        PriceRule.Member(var role) => $"Lower, with “{role}” in the team",
        PriceRule.Kept(var seats) => $"Kept of {StaffText.Count(seats, "seat", "seats")} given up",
        PriceRule.Tuition => "Tuition",
        PriceRule.Part => "A part of the tuition",
        PriceRule.Sponsored(var sponsor) => $"Paid by {sponsor}",
        PriceRule.Scholarship => "Scholarship",
        PriceRule.TransferFee => "Fee for moving here",
        PriceRule.AsAgreed => "As agreed for the offering that was cancelled",
        PriceRule.GroupFell(var from) => $"Not charged: fewer than {from} stay, and nobody owes more",
        _ => throw new UnreachableException(),
    };

    private static string Side(SessionSide side) => side == SessionSide.Before ? "before" : "after";

    private static string Places(SessionPlaces places) => places switch
    {
        SessionPlaces.Online => "online ",
        SessionPlaces.InPerson => "in-person ",
        _ => "",
    };
}
