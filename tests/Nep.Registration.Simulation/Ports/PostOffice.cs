using Nep.Registration.Domain.Letters;
using Nep.Registration.Simulation.Scheduling;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Ports;

/// <summary>One mail that the provider took.</summary>
internal sealed record TakenMail(Mail Mail, Instant At);

/// <summary>
/// The mail provider: takes mails, is busy, refuses, loses its answer; is away for hours; and later mostly remembers what it took. It does not
/// look whether it had a letter before: that a letter goes out once is the system's own business.
/// </summary>
internal sealed class PostOffice(World world)
{
    private readonly Dictionary<LetterKey, TakenMail> taken = [];
    private readonly HashSet<LetterKey> again = [];
    private Instant awayUntil = Instant.MinValue;

    public IReadOnlyCollection<TakenMail> Taken => taken.Values;

    /// <summary>What it does with a mail once it has it.</summary>
    public Action<TakenMail> Took { get; set; } = _ => { };

    /// <summary>When each outage was.</summary>
    public List<(Instant From, Instant To)> Outages { get; } = [];

    public bool Has(LetterKey key) => taken.ContainsKey(key);

    public void GoAway(Duration time)
    {
        awayUntil = world.Now + time;
        Outages.Add((world.Now, awayUntil));
        world.Note("the post office goes away");
    }

    /// <summary>A person decided that this letter goes out once more.</summary>
    public void MayTakeAgain(LetterKey key) => again.Add(key);

    public Func<IReadOnlyList<PostOutcome>> Taking(IReadOnlyList<Mail> mails) => () => [.. mails.Select(Take)];

    public PostMemory Recall(LetterKey key) => new Chance(world.Seed, $"recall {key}").Happens(0.1) ? PostMemory.Unknown
        : taken.ContainsKey(key) ? PostMemory.Accepted : PostMemory.NeverSeen;

    private PostOutcome Take(Mail mail)
    {
        if (world.Now < awayUntil)
        {
            world.Fleet.Disturbed();
            return new PostOutcome.Busy();
        }

        var chance = new Chance(world.Seed, $"post {mail.Key} {world.Now.ToUnixTimeMilliseconds()}");
        var mood = world.IsCalm ? 1 : (chance.Next() >> 11) * (1.0 / (1UL << 53));
        if (mood < 0.02) return new PostOutcome.Busy();
        if (mood < 0.025) return new PostOutcome.Refused("no such domain");
        if (mood < 0.03) return new PostOutcome.Unsure("no answer");
        Keep(mail);
        return mood < 0.04 ? new PostOutcome.Unsure("no answer") : new PostOutcome.Accepted($"mail-{taken.Count}");
    }

    private void Keep(Mail mail)
    {
        var one = new TakenMail(mail, world.Now);
        if (taken.TryGetValue(mail.Key, out var before) && !again.Remove(mail.Key))
            world.Break($"A letter twice: {mail.Key}, first at {before.At}.");
        taken[mail.Key] = one;
        world.Inspector.Mailed(one);
        Took(one);
    }
}

/// <summary>What one process sees of the post office.</summary>
internal sealed class HostPost : IPostOffice
{
    private readonly IPostOffice post;
    private readonly PortCalls calls;

    public HostPost(Host host, World world)
    {
        post = world.Mutant.Post(new Counter(world));
        calls = new PortCalls(host, world, () => new HttpRequestException("The mail provider does not answer."));
    }

    public async Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel) =>
        (await calls.Call($"post {string.Join(' ', mails.Select(mail => mail.Key))}", () => new Outcomes(post.Post(mails, cancel).GetAwaiter().GetResult()))).All;

    public async Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) =>
        await calls.Call($"recall {key}", () => post.Recall(key, cancel).GetAwaiter().GetResult());

    private sealed record Outcomes(IReadOnlyList<PostOutcome> All) : IPortAnswer
    {
        public string Words => string.Join(' ', All.Select(one => one.GetType().Name));
    }

    private sealed class Counter(World world) : IPostOffice
    {
        public Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel) => Task.FromResult(world.Post.Taking(mails)());

        public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => Task.FromResult(world.Post.Recall(key));
    }
}
