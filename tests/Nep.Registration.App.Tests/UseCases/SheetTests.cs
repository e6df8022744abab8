using Nep.Registration.App.Registrations;
using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.UseCases;

/// <summary>A sheet that followed every change is the sheet that one reads anew.</summary>
public class SheetTests
{
    [Fact]
    public async Task Whatever_happens_the_sheet_that_followed_equals_the_sheet_read_whole()
    {
        using var house = new House();
        await house.Publish();
        var summaries = new Dictionary<RegistrationId, RegistrationSummary>();
        var sheet = new RegistrationSheet([]);
        _ = sheet.In(RegistrationOrder.Name, descending: true);
        _ = sheet.In(new RegistrationSorting(RegistrationOrder.Owed, Descending: false, RegistrationStatus.Held));

        for (var number = 1; number <= 6; number++)
        {
            await house.Place(number, people: 1 + (number % 2));
            await Follow(number);
            if (number % 3 != 0) await house.Pay(number);
            await Follow(number);
            if (number % 2 == 0) await house.Cancel(number);
            await Follow(number);
        }

        async Task Follow(int number)
        {
            await house.Follow();
            var now = RegistrationSummary.Of(await house.State(Desk.Number(number)));
            sheet = sheet.After(summaries.TryGetValue(now.Id, out var known) ? [known] : [], [now]);
            summaries[now.Id] = now;
            AssertSame(new RegistrationSheet(summaries.Values), sheet);
        }
    }

    private static void AssertSame(RegistrationSheet whole, RegistrationSheet followed)
    {
        Assert.Equal(whole.Figures, followed.Figures);
        Assert.Equal(whole.Trend.Changes.Where(one => one.Change != default), followed.Trend.Changes.Where(one => one.Change != default));
        Assert.Equal(whole.Troubled.Select(one => one.Id).Order(StringOrder), followed.Troubled.Select(one => one.Id).Order(StringOrder));
        foreach (var by in Enum.GetValues<RegistrationOrder>())
            foreach (var descending in new[] { false, true })
                foreach (var status in new RegistrationStatus?[] { null, RegistrationStatus.Held, RegistrationStatus.Confirmed })
                    Assert.Equal(whole.In(new RegistrationSorting(by, descending, status)).Select(one => one.Id), followed.In(new RegistrationSorting(by, descending, status)).Select(one => one.Id));
    }

    private static Comparer<RegistrationId> StringOrder { get; } = Comparer<RegistrationId>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));
}
