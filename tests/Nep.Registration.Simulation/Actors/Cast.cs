using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors;

/// <summary>Everyone who acts in a run: a program a year, its staff, and whoever wants to come.</summary>
internal sealed class Cast
{
    /// <summary>In the last weeks of a run nothing goes wrong any more, so that all that was begun comes to its end.</summary>
    public static readonly Duration Quiet = Duration.FromDays(40);

    private readonly List<Somebody> people = [];
    private readonly List<Season> seasons;

    public Cast(World world, int years)
    {
        seasons = [.. Enumerable.Range(0, years).Select(year => Season.Of(world, year))];
        foreach (var season in seasons)
        {
            people.Add(new Organizer(world, season));
            people.Add(new Clerk(world, season));
            people.AddRange(Enumerable.Range(1, world.ChanceOf($"edits {season.Year}").From(0, 4)).Select(number => new Editor(world, season, number)));
            people.AddRange(season.Details.Sessions.Select(session => new Doorkeeper(world, season, session.Number.Value)));
            var many = world.ChanceOf($"crowd {season.Year}").From(6, 22);
            people.AddRange(Enumerable.Range(1, many).Select(number => new Registrant(world, season, number)));
        }
    }

    public IEnumerable<string> Names => people.Where(one => one is not Organizer).Select(one => one.Name);

    public Instant Ends => seasons.Max(season => season.Over) + Duration.FromDays(30);

    public void Begin()
    {
        foreach (var one in people) one.Begin();
    }
}
