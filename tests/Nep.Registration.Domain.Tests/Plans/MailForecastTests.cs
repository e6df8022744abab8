namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>Every mail of a whole offering that is still to come.</summary>
public class MailForecastTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant Now = Clocks.Local("2027-03-08T10:00");

    [Fact]
    public void Each_letter_stands_under_its_day_with_how_many_it_reaches_and_certificates_as_at_most()
    {
        var early = Story.State(Story.Confirmed(Institute, Story.Form(Story.Maya, Story.Sam)));
        var sent = new MailRecord(new Letter(Story.Id, LetterKind.Reminder, Story.One, 0, "day-2027-03-10-0900"), Story.Maya.Email, MailState.Sent, Now, Now, 1);
        Assert.Equal(
            [
                "2027-03-08 10:00 Confirmation  2", "2027-03-09 09:00 Reminder day 1", "2027-03-10 08:00 SessionReminder hour, session 1 2", "2027-03-17 08:00 SessionReminder hour, session 2 2",
                "2027-03-24 08:00 SessionReminder hour, session 3 2", "2027-03-31 08:00 SessionReminder hour, session 4 2", "2027-03-31 14:00:01 Certificate  at most 2",
                "2027-04-01 09:00 Survey survey 2",
            ],
            Lines((early, [sent]), (Story.State(Story.Placed(Institute)), [])));
    }

    [Fact]
    public void What_a_busy_provider_has_not_taken_yet_is_still_to_come()
    {
        var waiting = new MailRecord(new Letter(Story.Id, LetterKind.Reminder, Story.One, 0, "day-2027-03-10-0900"), Story.Maya.Email, MailState.Waiting, Now, Now, 1);
        Assert.Contains("2027-03-09 09:00 Reminder day 1", Lines((Story.State(Story.Confirmed(Institute)), [waiting])));
    }

    [Fact]
    public void Nobody_registered_is_nothing_to_come() => Assert.Empty(Lines());

    private static string[] Lines(params (RegistrationState State, MailRecord[] Ledger)[] registrations)
    {
        var (outlook, forecast) = (new MailOutlook(Institute, Cohort.New, Now), new MailForecast(Institute, Cohort.New, Now));
        foreach (var (state, ledger) in registrations)
            forecast.Add(outlook.Of(state, ledger), state.Status == RegistrationStatus.Confirmed ? state.Participants.Count : 0);
        return [.. forecast.Lines().Select(line => $"{Clocks.Show(line.Due)} {line.Kind} {line.About} {(line.AtMost ? "at most " : "")}{line.Letters}")];
    }
}
