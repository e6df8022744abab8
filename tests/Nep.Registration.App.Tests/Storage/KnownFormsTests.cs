using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Rehearsal;

namespace Nep.Registration.App.Tests.Storage;

public class KnownFormsTests
{
    private readonly CrashingStore store = new(new MemoryTableStore());

    [Fact]
    public async Task A_later_program_adds_its_names_and_an_earlier_one_refuses_what_it_does_not_know()
    {
        Assert.Empty(await Opened("1", "A", "B"));
        Assert.Empty(await Opened("2", "A", "B", "C"));
        Assert.Equal(["C"], await Opened("1", "A", "B"));
        Assert.Empty(await Opened("3", "A", "B", "C", "D"));
        Assert.Equal(["C", "D"], await Opened("1", "A", "B"));
    }

    [Fact]
    public async Task The_same_program_reads_one_row_and_writes_nothing()
    {
        await Opened("1", "A");
        store.Expect(null);
        Assert.Empty(await new KnownForms(store).Unknown("1", () => throw new InvalidOperationException("It asks what it knows."), default));
        Assert.Equal((1, 0), (store.Calls, store.Transactions.Count));
    }

    [Fact]
    public void Every_case_that_is_stored_and_every_named_value_is_known() => Assert.Superset(
        new HashSet<string>(["RegistrationEvent.RegistrationPlaced", "ApplicationEvent.OfferAccepted", "Actor.Staff", "ReminderRule.OnDate", "MailState.Sent", "LetterKind.Confirmation"]),
        KnownForms.Names().ToHashSet());

    private Task<IReadOnlyList<string>> Opened(string build, params string[] names) => new KnownForms(store).Unknown(build, () => names);
}
