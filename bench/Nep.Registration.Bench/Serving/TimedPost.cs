using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Local.Mail;

namespace Nep.Registration.Bench.Serving;

/// <summary>The local host's own post office, with the instant at which it had taken each mail.</summary>
internal sealed class TimedPost(Outbox outbox) : IPostOffice
{
    /// <summary>Stopwatch time by the mail's registration.</summary>
    public ConcurrentDictionary<string, long> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Those who wait for a mail of their own: they sleep, since whoever asks again and again takes the processor from the follower.</summary>
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> awaited = new(StringComparer.Ordinal);

    public static void In(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<TimedPost>().AddSingleton<IPostOffice>(all => all.GetRequiredService<TimedPost>());

    public async Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel)
    {
        var outcomes = await outbox.Post(mails, cancel);
        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var mail in mails)
        {
            var registration = mail.Key.ToString().Split('|')[0];
            Taken[registration] = now;
            Awaiting(registration).TrySetResult(now);
        }

        return outcomes;
    }

    public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => outbox.Recall(key, cancel);

    /// <summary>When the mail of a registration was taken.</summary>
    public Task<long> Of(string registration) => Awaiting(registration).Task;

    private TaskCompletionSource<long> Awaiting(string registration) =>
        awaited.GetOrAdd(registration, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    public async Task Until(int count)
    {
        while (Taken.Count < count) await Task.Delay(1);
    }
}
