using Nep.Registration.App.Admissions;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Town;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>
/// Someone who applies, alone or with a team: begins, goes on from a stale page, sends it in time or not, withdraws; answers an offer soon, at its last
/// moment or never; pays what is due; gives the place up again.
/// </summary>
internal sealed partial class Applicant(World world, Season season, ApplicationId id, int number, bool isCarried = false) : Somebody(world, $"applicant {number} of {season.Id}")
{
    private static readonly Actor By = new Actor.Applicant();

    private AdmissionRule Rule => season.Details.Entry.Admission!;

    private Instant Deadline => Season.Zone.At(Rule.Deadline);

    protected override async Task Live()
    {
        if (!isCarried)
        {
            await Until(season.Opens + Chance.Between(Duration.FromMinutes(1), Deadline - season.Opens + Duration.FromHours(Chance.Happens(0.1) ? 12 : -24)));
            if (!await Start()) return;
            await Finish();
        }

        await Follow();
    }

    private async Task<bool> Start()
    {
        var applicant = new Domain.Admissions.Applicant(Myself.Name, Myself.Email, "", $"District {number}", Chance.Of("en", "es"));
        var start = new StartApplication(id, applicant, Rule.InterestFirst ? [new Answer(Fellowship.Interest, "Much")] : []);
        if (await Do("start", start) is not ApplicationFiled.Done) return false;
        World.Conscience.Promised(season.Id, id, "the draft", _ => true);
        return true;
    }

    /// <summary>Fills in what is missing and sends it, as long as it is a draft or may become one again.</summary>
    private async Task Finish()
    {
        while (World.Now < season.Starts)
        {
            await Wait(Duration.FromMinutes(20), Duration.FromDays(4));
            if (await Look() is not { } state) continue;
            if (state.Status is not (ApplicationStatus.Draft or ApplicationStatus.Closed)) return;
            if (state.Status == ApplicationStatus.Closed)
            {
                await Wait(Duration.FromDays(1), Duration.FromDays(12));
                continue;
            }

            if (Chance.Happens(0.03)) await Withdraw();
            if (state.Answer(Fellowship.Why) is null && Chance.Happens(0.9)) await Write(state);
            if (Rule.References is { } asked) await NameReferees(state, asked);
            if (Rule.Team is { } team) await Gather(state, team);
            if (Chance.Happens(0.9) && await Do("submit", new SubmitApplication(By)) is ApplicationFiled.Done { State.Submitted: not null })
                World.Conscience.Promised(season.Id, id, "that it was sent", one => one.Submitted is not null || one.Extended is not null);
        }
    }

    /// <summary>A page that was opened long ago overwrites nothing.</summary>
    private async Task Write(ApplicationState state)
    {
        var text = $"It is time, {Chance.From(1, 1000)}";
        if (await Do("save", new SaveAnswers([new Answer(Fellowship.Why, text)], Chance.Happens(0.1) ? 0 : state.Version)) is ApplicationFiled.Done)
            World.Conscience.Promised(season.Id, id, "the answer", one => one.Answer(Fellowship.Why) is not null);
    }

    private async Task NameReferees(ApplicationState state, ReferenceRule asked)
    {
        for (var which = state.Referees.Count + 1; which <= asked.Least; which++)
        {
            var person = new Person($"Referee {number}-{which}", EmailAddress.Parse($"referee{season.Year}-{number}-{which}@south.example"));
            if (await Do("name referee", new NameReferee(person, "Colleague")) is not ApplicationFiled.Done) return;
            new Referee(World, season, id, which).Begin();
        }
    }

    private async Task Gather(ApplicationState state, TeamRule team)
    {
        var (wanted, count) = (Math.Min(team.Most, team.Least + (number % 2)), state.Members.Count(member => member.IsIn));
        for (var which = count + 1; which <= wanted; which++)
        {
            var person = which == 1 ? Myself : new Person($"Member {number}-{state.Members.Count + which}", EmailAddress.Parse($"member{season.Year}-{number}-{state.Members.Count + which}@west.example"));
            if (await Do("invite", new InviteMember(person, which <= 2 ? "teacher" : "parent")) is not ApplicationFiled.Done(var invited)) return;
            if (which > 1) new Teammate(World, season, id, invited.Members.Count).Begin();
        }
    }

    private Person Myself => new($"Applicant {number}", EmailAddress.Parse($"applicant{season.Year}-{number}@west{number}.example"));

    private async Task Withdraw()
    {
        if (await Do("withdraw", new WithdrawApplication(By, "")) is ApplicationFiled.Done)
            World.Conscience.Promised(season.Id, id, "that it was withdrawn", one => one.Status == ApplicationStatus.Withdrawn);
    }

    private Task<ApplicationFiled?> Do(string what, ApplicationCommand command) =>
        Ask(what, async host => await host.Get<ApplicationDesk>().Handle(await Offering(host), id, command, By))!;

    /// <summary>What the applicant's page shows. Until the release it tells nothing.</summary>
    private async Task<ApplicationState?> Look()
    {
        var state = await Ask("look", async host => await host.Get<ApplicationDesk>().Find(season.Id, id) is var (_, found) ? found : null);
        if (state is { Decision: null, Status: not (ApplicationStatus.Draft or ApplicationStatus.Closed or ApplicationStatus.Submitted or ApplicationStatus.Withdrawn) })
            World.Break($"{id} is {state.Status}, and no decision about it has gone out.");
        return state;
    }

    private async Task<Offering> Offering(Host host) => (await host.Get<OfferingShelf>().Find(season.Id))!;
}
