using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>A draw while it is being made: who has what, by number.</summary>
internal sealed class DrawTable
{
    private readonly DrawOrder order;
    private readonly ApplicationId[] applications;
    private readonly EmailAddress[] reviewers;
    private readonly bool[,] has;
    private readonly bool[,] may;
    private readonly bool[,] isNew;
    private readonly int[] load;

    public DrawTable(DrawOrder order)
    {
        this.order = order;
        applications = [.. order.Applications.Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal)];
        reviewers = [.. order.Reviewers.Distinct().OrderBy(address => address.ToString().ToLowerInvariant(), StringComparer.Ordinal)];
        (has, may, isNew) = (new bool[applications.Length, reviewers.Length], new bool[applications.Length, reviewers.Length], new bool[applications.Length, reviewers.Length]);
        load = new int[reviewers.Length];
        var (row, column) = (Numbers(applications), Numbers(reviewers));
        for (var a = 0; a < applications.Length; a++)
            for (var r = 0; r < reviewers.Length; r++) may[a, r] = true;
        foreach (var pair in order.Barred)
            if (row.TryGetValue(pair.Application, out var a) && column.TryGetValue(pair.Reviewer, out var r)) may[a, r] = false;
        foreach (var pair in order.Taken.Distinct())
        {
            if (!column.TryGetValue(pair.Reviewer, out var r)) continue;
            load[r]++;
            if (row.TryGetValue(pair.Application, out var a)) has[a, r] = true;
        }
    }

    /// <summary>What cannot be had; null when everything can.</summary>
    public TooFewReviewers? Lacking()
    {
        var lacking = Enumerable.Range(0, applications.Length).Where(a => Eligible(a) < Missing(a)).OrderBy(a => Eligible(a) - Missing(a)).ToList();
        return lacking.Count == 0 ? null : new TooFewReviewers(applications[lacking[0]].Short, Eligible(lacking[0]) + Held(lacking[0]), order.Each, lacking.Count);
    }

    public void Fill()
    {
        foreach (var a in Enumerable.Range(0, applications.Length).OrderBy(Eligible).ThenBy(a => Chance(a, -1)).ToList())
        {
            var missing = Missing(a);
            var chosen = Enumerable.Range(0, reviewers.Length).Where(r => IsEligible(a, r)).OrderBy(r => load[r]).ThenBy(r => Chance(a, r)).Take(missing).ToList();
            foreach (var r in chosen) Give(a, r);
        }
    }

    /// <summary>Hands reviews on until nobody has two more than someone whom a chain reaches. Each chain makes the shares more even, so it ends.</summary>
    public void Even()
    {
        while (Chain() is { } chain)
            foreach (var (a, from, to) in chain)
            {
                Take(a, from);
                Give(a, to);
            }
    }

    public ValueList<DrawnPair> Drawn() =>
    [
        .. from a in Enumerable.Range(0, applications.Length)
           from r in Enumerable.Range(0, reviewers.Length)
           where isNew[a, r]
           select new DrawnPair(applications[a], reviewers[r]),
    ];

    /// <summary>The shortest chain from someone who has most to someone who has at least two fewer; null when there is none.</summary>
    private List<(int Application, int From, int To)>? Chain()
    {
        var least = load.DefaultIfEmpty().Min();
        foreach (var start in Enumerable.Range(0, reviewers.Length).Where(r => load[r] >= least + 2).OrderByDescending(r => load[r]))
        {
            var came = new Dictionary<int, (int Application, int From)>();
            var open = new Queue<int>([start]);
            while (open.TryDequeue(out var from))
            {
                if (load[from] <= load[start] - 2) return Back(came, start, from);
                foreach (var (a, to) in Moves(from).Where(move => move.To != start && !came.ContainsKey(move.To)))
                    if (came.TryAdd(to, (a, from))) open.Enqueue(to);
            }
        }

        return null;
    }

    private IEnumerable<(int Application, int To)> Moves(int giver) =>
        from r in Enumerable.Range(0, reviewers.Length).OrderBy(r => load[r])
        let a = Enumerable.Range(0, applications.Length).FirstOrDefault(a => isNew[a, giver] && IsEligible(a, r), -1)
        where a >= 0
        select (a, r);

    private static List<(int Application, int From, int To)> Back(Dictionary<int, (int Application, int From)> came, int start, int end)
    {
        var chain = new List<(int, int, int)>();
        for (var at = end; at != start; at = came[at].From) chain.Add((came[at].Application, came[at].From, at));
        return chain;
    }

    private void Give(int a, int r) => (has[a, r], isNew[a, r], load[r]) = (true, true, load[r] + 1);

    private void Take(int a, int r) => (has[a, r], isNew[a, r], load[r]) = (false, false, load[r] - 1);

    private bool IsEligible(int a, int r) => may[a, r] && !has[a, r];

    private int Eligible(int a) => Enumerable.Range(0, reviewers.Length).Count(r => IsEligible(a, r));

    private int Held(int a) => Enumerable.Range(0, reviewers.Length).Count(r => has[a, r]);

    private int Missing(int a) => Math.Max(0, order.Each - Held(a));

    /// <summary>A number that the seed gives a pair, or an application alone.</summary>
    private ulong Chance(int a, int r)
    {
        var text = $"{order.Seed}\n{applications[a]}\n{(r < 0 ? "" : reviewers[r].ToString().ToLowerInvariant())}";
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static Dictionary<T, int> Numbers<T>(T[] items)
        where T : notnull => items.Select((item, at) => (item, at)).ToDictionary(one => one.item, one => one.at);
}
