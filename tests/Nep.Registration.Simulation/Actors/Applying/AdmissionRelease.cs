using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>How decisions are made and go out: drafted, looked at, proposed by one, confirmed by another, for now or for an instant; called off.</summary>
internal sealed partial class AdmissionOfficer
{
    private async Task Release()
    {
        if (await DryRun() is not { } empty) return;
        var tooMany = Chance.Happens(0.15) ? 2 : 0;
        var drafts = Judge(empty.Left + tooMany);
        await Ask("draft", async host => new Told(await host.Get<DecisionDesk>().Draft(season.Id, drafts, Ines)));
        if (await DryRun() is not { } sheet) return;
        LocalDateTime? due = Chance.Happens(0.6) ? Season.Zone.LocalAt(World.Now + Chance.Between(Duration.FromHours(1), Duration.FromDays(3))) : null;
        var proposed = await Ask("propose", async host => new Told(await host.Get<DecisionDesk>().Propose(await Offering(host), sheet.Digest, due, Ines)));
        if (proposed?.Why is ReleaseContradicts { Problems: [ReleaseProblem.RanksOutOfLine] problems }) World.Break($"The line of {season.Id} goes on where it ended, and staff are told: {problems}.");
        if (proposed is not { Why: null }) return;
        if (Chance.Happens(0.25)) await Ask("confirm own", async host => new Told(await host.Get<DecisionDesk>().Confirm(await Offering(host), sheet.Digest, Ines)));
        await Wait(Duration.FromMinutes(1), Duration.FromHours(Chance.Happens(0.8) ? 2 : 30));
        if (Chance.Happens(0.1)) await Ask("withdraw proposal", async host => new Told(await host.Get<DecisionDesk>().Withdraw(await Offering(host), "Not yet", Ines)));
        var confirmed = await Ask("confirm", async host => new Told(await host.Get<DecisionDesk>().Confirm(await Offering(host), sheet.Digest, Kofi)));
        if (confirmed is { Why: null }) await AwaitRelease();
    }

    /// <summary>Now and then it is called off, at the last moment even; and decided anew the next time.</summary>
    private async Task AwaitRelease()
    {
        if (Ledger.Book.Open is { } open && open.Due > World.Now && Chance.Happens(0.15))
        {
            await Until(Chance.Happens(0.5) ? open.Due - Duration.FromMilliseconds(Chance.From(1, Chance.Happens(0.5) ? 30 : 3000)) : World.Now + Chance.Between(Duration.Zero, open.Due - World.Now));
            await Ask("call off", async host => new Told(await host.Get<DecisionDesk>().CallOff(await Offering(host), "Not yet", Kofi)));
        }

        if (Ledger.Book.Open is { } standing) await Until(standing.Due + Duration.FromHours(6));
    }

    private Task<ReleaseSheet?> DryRun() => Ask("dry run", async host => await host.Get<DecisionDesk>().DryRun(await Offering(host)))!;

    /// <summary>As many as there are places for; some wait in line, which goes on where it ended; the rest are declined or put off.</summary>
    private List<DraftedDecision> Judge(int left)
    {
        var line = All.Select(one => one.Decision?.Rank ?? 0).DefaultIfEmpty().Max();
        var drafts = new List<DraftedDecision>();
        foreach (var one in All.Where(one => one.Status == ApplicationStatus.Submitted).OrderBy(_ => Chance.Next()).ToList())
        {
            var places = season.Details.Entry.PlacesFor(Math.Max(1, one.Members.Count(member => member.IsIn)));
            var decision = left >= places && Chance.Happens(0.85) ? Decision.Accept : Chance.Happens(0.65) ? Decision.Alternate : Chance.Of(Decision.Decline, Decision.Defer);
            if (decision == Decision.Accept) left -= places;
            drafts.Add(new DraftedDecision(one.Id, decision, decision == Decision.Alternate ? ++line : null, "", "The board agreed", default, default));
        }

        return drafts;
    }

    private async Task<Offering> Offering(Host host) => (await host.Get<OfferingShelf>().Find(season.Id))!;
}
