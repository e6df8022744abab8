using Nep.Registration.App.Letters;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Tests.UseCases;

public class WordingTests
{
    private static readonly WordingName Confirmation = new(LetterKind.Confirmation, "en");
    private static readonly Wording Ours = new("Welcome, {{name}}", "To {{title}}", "{{#each sessions}}\n- {{when}}\n{{/each}}\n\n[Ticket]({{ticketLink}})");

    [Fact]
    public async Task A_worded_letter_is_used_from_then_on_and_one_already_sent_stays_as_it_was()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1);
        Assert.Null(await Word(house, Confirmation, Ours, 0));
        await house.Enrol(2);
        Assert.Equal(["You are registered: Coaching for Equity Institute", "Welcome, Person 2"], house.Post.Taken.Select(mail => mail.Subject));
    }

    [Fact]
    public async Task Reset_it_is_the_standard_letter_again_and_every_change_stays_on_the_record()
    {
        using var house = new House();
        await house.Publish();
        Assert.Null(await Word(house, Confirmation, Ours, 0));
        Assert.Null(await Word(house, Confirmation, null, 1));
        await house.Enrol(1);
        Assert.Equal("You are registered: Coaching for Equity Institute", Assert.Single(house.Post.Taken).Subject);
        Assert.Equal(
            [
                new HistoryEntry<WordingEvent>(Desk.Opening, Desk.Staff, [new WordingEvent.LetterWorded(Confirmation, Ours, "Asked for")]),
                new HistoryEntry<WordingEvent>(Desk.Opening, Desk.Staff, [new WordingEvent.StandardWordingRestored(Confirmation, "Asked for")]),
            ],
            await house.Get<WordingDesk>().History(Desk.Id));
    }

    [Fact]
    public async Task A_reminder_with_words_of_its_own_is_sent_in_them_and_other_reminders_are_not()
    {
        using var house = new House();
        await house.Publish();
        await house.Enrol(1);
        Assert.Null(await Word(house, new WordingName(LetterKind.Reminder, "en", "week"), new Wording("Bring a laptop", "p", "{{name}}, a charger too."), 0));
        await house.Pass(Duration.FromDays(58), Duration.FromHours(12));
        Assert.Equal(["Bring a laptop", "1 day to go: Coaching for Equity Institute"], house.Post.Taken.Where(mail => mail.Kind == "Reminder").Select(mail => mail.Subject));
    }

    [Fact]
    public async Task A_wording_is_refused_without_a_reason_with_a_fault_or_when_another_was_faster()
    {
        using var house = new House();
        await house.Publish();
        Assert.Equal(new ReasonMissing(), await house.Get<WordingDesk>().Word(Desk.Id, Confirmation, Ours, 0, " ", Desk.Staff));
        Assert.Equal(
            new FormFaulty([new Fault("body", "PlaceholderUnknown", "x"), new Fault("body", "PlaceholderMissing", "{{ticketLink}}"), new Fault("body", "PlaceholderMissing", "{{sessions}}")]),
            await Word(house, Confirmation, Ours with { Body = "{{x}}" }, 0));
        Assert.Null(await Word(house, Confirmation, Ours, 0));
        Assert.Equal(new OfferingChangedMeanwhile(), await Word(house, Confirmation, Ours with { Subject = "Other" }, 0));
        Assert.Null(await Word(house, Confirmation, Ours, 0));
        Assert.Single(await house.Get<WordingDesk>().History(Desk.Id));
    }

    [Fact]
    public async Task A_letter_written_for_one_person_is_the_same_on_two_hosts_to_the_byte()
    {
        using var house = new House();
        await house.Publish();
        Assert.Null(await Word(house, Confirmation, Ours, 0));
        await house.Enrol(1);
        using var other = house.Beside();
        var (offering, state) = (await other.Offering(Desk.Id), await other.State(Desk.Number(1)));
        var sent = Assert.Single(house.Post.Taken);
        var written = other.Get<LetterWriter>().Write(offering, state, new Letter(state.Id, LetterKind.Confirmation, new(1), 0, "1"), await other.Get<WordingDesk>().Of(Desk.Id));
        Assert.Equal((sent.Key, sent.Subject, sent.Text, sent.Html), (written.Key, written.Subject, written.Text, written.Html));
        Assert.Equal(sent.Attachments.Select(file => Convert.ToHexString(file.Content)), written.Attachments.Select(file => Convert.ToHexString(file.Content)));
    }

    [Fact]
    public async Task Words_changed_elsewhere_are_used_within_seconds()
    {
        using var house = new House();
        await house.Publish();
        using var other = house.Beside();
        Assert.Empty((await house.Get<WordingDesk>().Of(Desk.Id)).Own);
        Assert.Null(await Word(other, Confirmation, Ours, 0));
        house.Time.Now += Duration.FromSeconds(6);
        Assert.Equal(Ours, (await house.Get<WordingDesk>().Of(Desk.Id)).Own[Confirmation]);
    }

    [Fact]
    public Task A_crash_at_any_moment_of_wording_leaves_it_done_once_or_not_at_all() => EveryCrash.In(
        house => house.Publish(),
        async house => Assert.Null(await Word(house, Confirmation, Ours, (await house.Get<WordingDesk>().Of(Desk.Id)).Own.Count)),
        (house, _) => Assert.Single(house.Rows.Everything, one => one.Row.Key.StartsWith("log|wording|", StringComparison.Ordinal)));

    private static Task<Refusal?> Word(House house, WordingName name, Wording? wanted, int basedOn) =>
        house.Get<WordingDesk>().Word(Desk.Id, name, wanted, basedOn, "Asked for", Desk.Staff);
}
