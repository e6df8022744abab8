namespace Nep.Registration.Domain.Tests.Plans;

public class MailReportingTests
{
    private static readonly MailRecord Begun = new(
        new Letter(Story.Id, LetterKind.Confirmation, Story.One, 0, "1"), Story.Maya.Email, MailState.Sending, Clocks.Placed, Clocks.Placed, 1, "ref");

    private static readonly Instant At = Clocks.Local("2027-02-21T10:00");

    [Theory]
    [InlineData(MailState.Sending, MailReport.Taken, MailState.Sent)]
    [InlineData(MailState.Uncertain, MailReport.Delivered, MailState.Delivered)]
    [InlineData(MailState.Waiting, MailReport.Dropped, MailState.Refused)]
    [InlineData(MailState.Sent, MailReport.Delivered, MailState.Delivered)]
    [InlineData(MailState.Delivered, MailReport.Bounced, MailState.Bounced)]
    [InlineData(MailState.Delivered, MailReport.Complained, MailState.Complained)]
    [InlineData(MailState.Lapsed, MailReport.Taken, MailState.Sent)]
    [InlineData(MailState.CameLate, MailReport.Taken, MailState.Sent)]
    public void Later_news_changes_the_line(MailState before, MailReport report, MailState after) =>
        Assert.Equal(Begun with { State = after, At = At, Note = "reason" }, MailReporting.Apply(Begun with { State = before }, report, "reason", At));

    [Theory]
    [InlineData(MailState.Sent, MailReport.Taken)]
    [InlineData(MailState.Delivered, MailReport.Taken)]
    [InlineData(MailState.Bounced, MailReport.Delivered)]
    [InlineData(MailState.Complained, MailReport.Bounced)]
    [InlineData(MailState.LetGo, MailReport.Bounced)]
    public void Earlier_or_repeated_news_changes_nothing(MailState before, MailReport report) =>
        Assert.Null(MailReporting.Apply(Begun with { State = before }, report, "reason", At));

    [Fact]
    public void A_reason_is_kept_up_to_its_longest_length_and_none_leaves_the_note()
    {
        Assert.Equal(200, MailReporting.Apply(Begun, MailReport.Bounced, new string('a', 500), At)!.Note.Length);
        Assert.Equal("ref", MailReporting.Apply(Begun, MailReport.Taken, "", At)!.Note);
    }
}
