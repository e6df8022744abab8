using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Admissions.Reviewing;

namespace Nep.Registration.App.Admissions.Reviewing;

/// <summary>A panel's row, and how many commits made it.</summary>
public sealed record PanelFile(Panel Panel, int Commits);

/// <summary>A draw's row: what it was made of and what came of it, reviewers by their place in the published list.</summary>
public sealed record DrawFile(MadeDraw Draw, ValueList<DrawnLine> Lines)
{
    /// <summary>The order as it was drawn: whoever makes the draw again with it gets the same.</summary>
    public DrawOrder Order => new(
        Draw.Seed, Draw.Each, [.. Lines.Select(line => line.Application)], Draw.Reviewers, Pairs(line => line.Had), Pairs(line => line.Barred));

    public ValueList<DrawnPair> Drawn => Pairs(line => line.Drawn);

    public static DrawFile Of(MadeDraw draw, DrawOrder order)
    {
        var place = order.Reviewers.Select((address, at) => (address, at)).ToDictionary(one => one.address, one => one.at);
        var (drawn, had, barred) = (ByApplication(Domain.Admissions.Reviewing.Draw.Make(order).Drawn), ByApplication(order.Taken), ByApplication(order.Barred));
        return new DrawFile(draw, [.. order.Applications.Select(id => new DrawnLine(id, [.. drawn[id]], [.. had[id]], [.. barred[id]]))]);

        ILookup<ApplicationId, int> ByApplication(ValueList<DrawnPair> pairs) =>
            pairs.Where(pair => place.ContainsKey(pair.Reviewer)).ToLookup(pair => pair.Application, pair => place[pair.Reviewer]);
    }

    private ValueList<DrawnPair> Pairs(Func<DrawnLine, ValueList<int>> of) =>
        [.. Lines.SelectMany(line => of(line).Select(at => new DrawnPair(line.Application, Draw.Reviewers[at])))];
}

/// <summary>One application in a draw: who was drawn for it, who had it before, and who may not review it.</summary>
public sealed record DrawnLine(ApplicationId Application, ValueList<int> Drawn, ValueList<int> Had, ValueList<int> Barred);

/// <summary>A panel as it stands in the store, with the tag to change it.</summary>
internal sealed record PanelRecord(PanelFile File, RowTag? Tag)
{
    public static async ValueTask<PanelRecord> Load(ITableStore store, OfferingId offering, CancellationToken cancel) =>
        await store.Get(offering.ToString(), Keys.Panel, cancel) is { } row
            ? new PanelRecord(Json.Read<PanelFile>(row.Value), row.Tag)
            : new PanelRecord(new PanelFile(Panel.None, 0), null);
}
