using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Tests.Following;

public class MootLetterTests
{
    [Fact]
    public async Task A_letter_that_waits_for_another_try_lapses_when_the_facts_no_longer_call_for_it()
    {
        using var house = new House();
        await house.Publish();
        house.Post.Says = mail => mail.Kind == nameof(LetterKind.Confirmation) ? new PostOutcome.Busy() : null;
        await house.Enrol(1);
        Assert.Equal([(LetterKind.Confirmation, MailState.Waiting)], Ledger(house));

        await house.Cancel(1);
        await house.Follow();

        Assert.Equal([(LetterKind.Cancellation, MailState.Sent), (LetterKind.Confirmation, MailState.Lapsed)], Ledger(house));
    }

    [Fact]
    public async Task A_letter_that_a_crash_kept_back_lapses_when_the_facts_no_longer_call_for_it()
    {
        using var house = new House();
        await house.Publish();
        house.Signals.AreLost = true;
        await house.Enrol(1);
        await house.Cancel(1);
        await house.Pass(Duration.FromMinutes(5), Duration.FromMinutes(1));
        Assert.Equal([(LetterKind.Cancellation, MailState.Sent), (LetterKind.Confirmation, MailState.Lapsed)], Ledger(house));
    }

    private static IEnumerable<(LetterKind, MailState)> Ledger(House house) => house.Rows.Everything
        .Where(one => one.Row.Key.StartsWith("mail|", StringComparison.Ordinal)).Select(one => Json.Read<MailRecord>(one.Row.Value))
        .Select(mail => (mail.Letter.Kind, mail.State)).OrderBy(one => $"{one.Kind}", StringComparer.Ordinal);
}
