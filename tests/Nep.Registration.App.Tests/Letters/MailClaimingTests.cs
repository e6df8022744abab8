using System.Diagnostics;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Tests.Letters;

public class MailClaimingTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 1, 14, 16, 36);

    /// <summary>The facts were read, someone was invited and written to, and then the ledger was read.</summary>
    [Fact]
    public void A_letter_whose_reader_the_facts_do_not_know_yet_lapses_at_the_address_of_its_line()
    {
        var letter = new Letter(RegistrationId.Parse("3K2M49QX0ABCDEFG"), LetterKind.MemberAsked, new ParticipantNumber(3), 0, "1");
        var waiting = new MailRecord(letter, EmailAddress.Parse("omar@south.example"), MailState.Waiting, Now, Now, 1);
        var claimed = MailClaiming.Claim([new Step($"letter:{letter.Key}", Now, Now, new Act.SendLetter(letter))], new() { [letter.Key] = waiting }, _ => throw new UnreachableException(), Now);
        Assert.Equal([waiting with { State = MailState.Lapsed }], claimed);
    }
}
