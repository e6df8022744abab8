namespace Nep.Registration.Domain.Tests.Plans;

public class LedgerTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly RegistrationState Confirmed = Story.State(Story.Confirmed(Institute));
    private static readonly Instant At = Clocks.Local("2027-02-20T10:11");
    private static readonly Letter Confirmation = new(Story.Id, LetterKind.Confirmation, Story.One, 0, "1");

    [Theory]
    [InlineData(MailState.Sending, 1, "2027-02-20 10:13 settle:Confirmation|p1.0|1")]
    [InlineData(MailState.Waiting, 1, "2027-02-20 10:12 letter:Confirmation|p1.0|1 until 2027-03-31 12:00")]
    [InlineData(MailState.Waiting, 2, "2027-02-20 10:13 letter:Confirmation|p1.0|1 until 2027-03-31 12:00")]
    [InlineData(MailState.Waiting, 6, "2027-02-20 10:43 letter:Confirmation|p1.0|1 until 2027-03-31 12:00")]
    [InlineData(MailState.Waiting, 40, "2027-02-20 11:11 letter:Confirmation|p1.0|1 until 2027-03-31 12:00")]
    [InlineData(MailState.Waiting, 0, "2027-02-20 10:12 letter:Confirmation|p1.0|1 until 2027-03-31 12:00")]
    [InlineData(MailState.Sent, 1, null)]
    [InlineData(MailState.Uncertain, 1, null)]
    [InlineData(MailState.Refused, 1, null)]
    [InlineData(MailState.Bounced, 1, null)]
    [InlineData(MailState.Lapsed, 0, null)]
    [InlineData(MailState.Delivered, 1, null)]
    [InlineData(MailState.Complained, 1, null)]
    [InlineData(MailState.OptedOut, 0, null)]
    public void The_ledger_decides_what_is_left_of_a_letter(MailState state, int attempts, string? left) =>
        Assert.Equal(left is null ? [] : [left], Table.Of(RegistrationPlan.Steps(Institute, Confirmed, [Record(Confirmation, state, attempts)])));

    [Fact]
    public void What_was_begun_is_settled_also_when_the_facts_no_longer_call_for_it()
    {
        var ended = Story.State([.. Story.Confirmed(Institute), new RegistrationCancelled(EndKind.ByRegistrant, "", At)]);
        Assert.Equal(
            [
                "2027-02-20 10:11 letter:Cancellation|p1.0|1803147060 until 2027-02-27 10:11",
                "2027-02-20 10:13 settle:Confirmation|p1.0|1",
            ],
            Table.Of(RegistrationPlan.Steps(Institute, ended, [Record(Confirmation, MailState.Sending, 1)])));
    }

    [Fact]
    public void Letters_of_the_cohort_are_left_to_the_cohorts_plan() =>
        Assert.Equal(
            ["2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-03-31 12:00"],
            Table.Of(RegistrationPlan.Steps(Institute, Confirmed, [Record(Confirmation with { Kind = LetterKind.Reminder }, MailState.Sending, 1)])));

    [Fact]
    public void Once_every_letter_went_an_ended_registration_has_no_plan()
    {
        var ended = Story.State([.. Story.Confirmed(Institute), new RegistrationCancelled(EndKind.ByRegistrant, "", At)]);
        var steps = RegistrationPlan.Steps(Institute, ended, []);
        var sent = steps.Select(step => Record(((Act.SendLetter)step.Act).Letter, MailState.Sent, 1)).ToList();
        Assert.NotEmpty(sent);
        Assert.Empty(RegistrationPlan.Steps(Institute, ended, sent));
        Assert.Null(RegistrationPlan.NextDue(RegistrationPlan.Steps(Institute, ended, sent)));
    }

    [Fact]
    public void A_step_is_stale_from_its_last_instant_on_and_one_without_never()
    {
        var step = RegistrationPlan.Steps(Institute, Confirmed, []).First(one => one.Act is Act.SendLetter);
        Assert.False(step.IsStaleAt(Institute.Ends - Duration.Epsilon));
        Assert.True(step.IsStaleAt(Institute.Ends));
        Assert.False((step with { Stale = null }).IsStaleAt(Instant.MaxValue));
    }

    [Fact]
    public void A_letter_goes_to_the_address_that_now_stands_in_its_place()
    {
        var state = Story.State([.. Story.Confirmed(Institute), new PersonChanged(Story.One, Story.Sam, true)]);
        Assert.Equal((Story.Sam.Email, "Sam Lee"), (Confirmation.AddressIn(state), Confirmation.NameIn(state)));
        Assert.Equal((Story.Maya.Email, "Maya Ortiz"), ((Confirmation with { To = null }).AddressIn(state), (Confirmation with { To = null }).NameIn(state)));
    }

    [Fact]
    public void Only_the_survey_may_be_opted_out_of() =>
        Assert.Equal([LetterKind.Survey, LetterKind.ListNews], Enum.GetValues<LetterKind>().Where(kind => (Confirmation with { Kind = kind }).IsOptional));

    private static MailRecord Record(Letter letter, MailState state, int attempts) => new(letter, Story.Maya.Email, state, At, At, attempts);
}
