using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Actors.Applying;

/// <summary>Someone of the panel: scores what was drawn for them, in one go or two, changes their mind, steps aside.</summary>
internal sealed class Reviewer(World world, Season season, int number) : Somebody(world, $"reviewer {number} of {season.Id}")
{
    public const int Many = 3;

    private readonly EmailAddress address = AddressOf(number);

    public static EmailAddress AddressOf(int number) => EmailAddress.Parse($"reviewer{number}@panel{number}.example");

    protected override async Task Live()
    {
        await Until(Season.Zone.At(season.Details.Entry.Admission!.Deadline) + Duration.FromDays(1));
        while (World.Now < season.Starts)
        {
            await Wait(Duration.FromHours(12), Duration.FromDays(5));
            foreach (var review in Mine()) await Handle(review);
        }
    }

    private List<Review> Mine() =>
        [.. World.Inspector.Of(season.Id).Admission.Reviews.Values.Where(review => review.Reviewer == address && review.IsTheirs).OrderBy(review => $"{review.Application}", StringComparer.Ordinal)];

    private async Task Handle(Review review)
    {
        if (review.Status == ReviewStatus.Submitted && Chance.Happens(0.95)) return;
        if (Chance.Happens(0.08)) await Do(review, "step aside", new ReviewCommand.Recuse("We have worked together", true));
        else if (World.Inspector.Of(season.Id).Admission.Panel?.Current is { } round)
            await Do(review, "score", new ReviewCommand.Save(review.Version, World.Inspector.Of(season.Id).Admission.Panel!.RubricOf(round), [new Score("experience", Chance.From(1, 3))], "Read", Chance.Happens(0.8)));
    }

    private Task Do(Review review, string what, ReviewCommand command) => Ask(what, async host =>
        new Told(await host.Get<ReviewDesk>().Handle(season.Id, review.Round, review.Application, address, command, new Actor.Staff(address))));
}
