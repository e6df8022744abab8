using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>
/// Gives every reviewer what a draw gave them, fifty reviews a transaction. A review that is there already stays as it is, so that an
/// interrupted sharing goes on where it was and doing it again changes nothing.
/// </summary>
public sealed class DrawSharing(ITableStore store, ReviewDesk desk, Clock clock)
{
    /// <summary>Each review is two rows.</summary>
    private const int Batch = RowLimits.RowsPerTransaction / 2;

    /// <returns>How many reviews the draw gave.</returns>
    public async Task<int> Share(Offering offering, int draw, Actor by, CancellationToken cancel)
    {
        if (await store.Read<DrawFile>(offering.Id.ToString(), Keys.Draw(draw), cancel) is not { } file) return 0;
        foreach (var part in file.Drawn.Chunk(Batch)) await Share(offering, file.Draw, part, by, cancel);
        return file.Drawn.Count;
    }

    private async Task Share(Offering offering, MadeDraw draw, DrawnPair[] part, Actor by, CancellationToken cancel)
    {
        var changes = part.SelectMany(pair => Rows(draw, pair, by)).ToList();
        if (await store.Transact(offering.Id.ToString(), changes, cancel) is Commit.Done) return;
        foreach (var pair in part)
            await desk.Handle(
                offering.Id, draw.Round, pair.Application, pair.Reviewer, new ReviewCommand.Assign(pair.Application, pair.Reviewer, draw.Round, AssignedBy.Draw, []), by, cancel);
    }

    private IReadOnlyList<RowChange> Rows(MadeDraw draw, DrawnPair pair, Actor by)
    {
        var happened = new ReviewEvent.ReviewAssigned(pair.Application, pair.Reviewer, draw.Round, AssignedBy.Draw, clock.Now);
        return desk.Changes(new ReviewFile(ReviewDecider.Evolve(null, happened), 1), null, [happened], by);
    }
}
