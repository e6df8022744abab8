using Nep.Registration.Simulation.Actors.Applying;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>
/// Everyone who acts in a run: each year an institute, in some runs another to move to, and a fellowship that is applied for; their staff, and whoever
/// wants to come.
/// </summary>
internal sealed class Cast
{
    /// <summary>In the last weeks of a run nothing goes wrong any more, so that all that was begun comes to its end.</summary>
    public static readonly Duration Quiet = Duration.FromDays(40);

    private readonly List<Somebody> people = [];
    private readonly List<Season> seasons = [];

    public Cast(World world, int years)
    {
        for (var year = 0; year < years; year++)
        {
            var (institute, fellowship) = (Season.Of(world, year), Fellowship.Of(world, year));
            var later = world.ChanceOf($"program {year}").Happens(0.5) ? Season.Later(world, year) : null;
            Staff(world, institute, later, "");
            Crowd(world, institute, later, 1, world.ChanceOf($"crowd {year}").From(6, 22));
            if (later is not null)
            {
                Staff(world, later, institute, "later ");
                Crowd(world, later, null, Season.FirstOfLater, world.ChanceOf($"later crowd {year}").From(1, 5));
            }

            Staff(world, fellowship, later, "fellowship ");
            Admit(world, fellowship);
        }
    }

    public IEnumerable<string> Names => people.Where(one => one is not Organizer).Select(one => one.Name);

    public Instant Ends => seasons.Max(season => season.Over) + Duration.FromDays(30);

    private void Staff(World world, Season season, Season? other, string run)
    {
        seasons.Add(season);
        people.Add(new Organizer(world, season));
        people.Add(new Clerk(world, season, other));
        people.AddRange(Enumerable.Range(1, world.ChanceOf($"{run}edits {season.Year}").From(0, 4)).Select(number => new Editor(world, season, other, number)));
        people.AddRange(season.Details.Sessions.Select(session => new Doorkeeper(world, season, session.Number.Value)));
    }

    private void Crowd(World world, Season season, Season? other, int first, int many) =>
        people.AddRange(Enumerable.Range(first, many).Select(number => new Registrant(world, season, other, number)));

    private void Admit(World world, Season fellowship)
    {
        people.Add(new AdmissionOfficer(world, fellowship));
        people.AddRange(Enumerable.Range(1, Reviewer.Many).Select(number => new Reviewer(world, fellowship, number)));
        people.AddRange(Enumerable.Range(1, world.ChanceOf($"applicants {fellowship.Year}").From(3, 9)).Select(number => new Applicant(world, fellowship, Fellowship.Application(fellowship.Year, number), number)));
    }

    public void Begin()
    {
        foreach (var one in people) one.Begin();
    }
}
