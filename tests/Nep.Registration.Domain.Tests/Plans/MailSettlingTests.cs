namespace Nep.Registration.Domain.Tests.Plans;

public class MailSettlingTests
{
    private static readonly MailRecord Mail = new(
        new Letter(Story.Id, LetterKind.Confirmation, Story.One, 0, "1"), Story.Maya.Email, MailState.Uncertain, Clocks.Placed, Clocks.Placed, 1, "?");

    private static readonly Instant At = Clocks.Local("2027-02-21T10:00");

    [Theory]
    [InlineData(MailState.Uncertain)]
    [InlineData(MailState.Refused)]
    [InlineData(MailState.Bounced)]
    public void A_person_says_that_it_arrived_or_sends_it_once_more(MailState trouble)
    {
        var mail = Mail with { State = trouble };
        Assert.Equal(
            new Ruling<MailRecord>.Accepted([mail with { State = MailState.Sent, At = At, Note = "settled by staff" }]),
            MailSettling.Decide(mail, MailSettlement.Arrived, Story.Sam.Email, At));
        Assert.Equal(
            new Ruling<MailRecord>.Accepted([mail with { State = MailState.Sending, At = At, Address = Story.Sam.Email, Attempts = 2, Note = "" }]),
            MailSettling.Decide(mail, MailSettlement.Again, Story.Sam.Email, At));
        Assert.Equal(
            new Ruling<MailRecord>.Accepted([mail with { State = MailState.LetGo, At = At, Note = "let go by staff" }]),
            MailSettling.Decide(mail, MailSettlement.LetGo, Story.Sam.Email, At));
    }

    [Fact]
    public void Mail_that_is_not_in_doubt_is_left_alone() =>
        Assert.All(
            Enum.GetValues<MailState>().Except([MailState.Uncertain, MailState.Refused, MailState.Bounced]),
            state => Assert.Equal(
                new Ruling<MailRecord>.Refused(new MailNotInDoubt()),
                MailSettling.Decide(Mail with { State = state }, MailSettlement.Again, Story.Maya.Email, At)));
}
