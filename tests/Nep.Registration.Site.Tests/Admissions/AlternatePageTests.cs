using Nep.Registration.Domain.Admissions;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Admissions;

/// <summary>An alternate reads how the line stands, and how it came to stand so, without a name of anyone in it.</summary>
public sealed class AlternatePageTests
{
    [Fact]
    public async Task An_alternate_reads_who_is_ahead_how_places_go_on_and_what_became_of_each()
    {
        await using var fellowship = await Fellowship.Open();
        var (ana, ben, cy) = (await fellowship.Send("Ana Ruiz"), await fellowship.Send("Ben Cole"), await fellowship.Send("Cy Dumas"));
        await fellowship.Release(ana, Decision.Accept);
        await fellowship.Release(ben, Decision.Alternate, 1);
        await fellowship.Release(cy, Decision.Alternate, 2);
        var before = (await fellowship.Visitor.Page(cy)).Says("[aria-labelledby=line]");
        Assert.Contains("1 person or team is ahead of you now.", before, StringComparison.Ordinal);
        Assert.Contains("between 9:00 AM and 5:00 PM on working days. You then have 7 days to answer.", before, StringComparison.Ordinal);
        Assert.Contains("The line ends on Thursday, March 4, 2027", before, StringComparison.Ordinal);

        using var declined = await fellowship.Visitor.Send(await fellowship.Visitor.Page(ana), "form[action$='/decline']", "button", ("reason", "Moving"));
        await fellowship.Site.Rest();
        var after = (await fellowship.Visitor.Page(cy)).Says("[aria-labelledby=line]");
        Assert.Contains("Nobody is ahead of you now.", after, StringComparison.Ordinal);
        Assert.Contains("A place came free and was offered to number 1.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Moving", after, StringComparison.Ordinal);
    }
}
