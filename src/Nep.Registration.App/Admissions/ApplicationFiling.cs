using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.App.Admissions;

/// <summary>A command was carried out (the application as it now stands), or refused.</summary>
public abstract record ApplicationFiled
{
    private ApplicationFiled() { }

    public sealed record Done(ApplicationState State) : ApplicationFiled;

    public sealed record Refused(Refusal Why) : ApplicationFiled;
}

/// <summary>
/// Carries out commands on applications: reads, decides, commits, and on a conflict starts over with fresh facts, a bounded number of times. All
/// of an application's changes pass through here, whoever asks for them.
/// </summary>
public sealed partial class ApplicationFiling(ITableStore store, IPlanSignal signal, Clock clock)
{
    private const int Tries = 50;

    public async Task<ApplicationFiled> Handle(Offering offering, ApplicationId id, ApplicationCommand command, Actor by, CancellationToken cancel = default)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var before = await ApplicationRecord.Load(store, offering.Id, id, cancel);
            var ruling = ApplicationDecider.Decide(offering, before?.State, command, clock.Now);
            if (ruling is Ruling<ApplicationEvent>.Refused refused) return new ApplicationFiled.Refused(refused.Why);
            var events = ((Ruling<ApplicationEvent>.Accepted)ruling).Events;
            if (events.Count == 0) return new ApplicationFiled.Done(before!.State);
            var commit = new ApplicationCommit(offering, before, events, [], by, clock.Now);
            if (await Write(offering, commit, commit.HandOver, cancel)) return new ApplicationFiled.Done(commit.File.State);
        }

        throw Restless(id);
    }

    /// <summary>Writes a prepared commit and signals it; false when the facts changed meanwhile.</summary>
    private async ValueTask<bool> Write(
        Offering offering, ApplicationCommit commit, IReadOnlyList<Domain.Letters.LetterKey> toHandOver, CancellationToken cancel)
    {
        if (await store.Transact(offering.Id.ToString(), commit.Changes, cancel) is not Commit.Done) return false;
        await signal.Changed(new PlanId.OfApplication(offering.Id, commit.File.State.Id), commit.File.Due, toHandOver, cancel);
        return true;
    }

    private static InvalidOperationException Restless(ApplicationId id) => new($"Application {id} changed under every one of {Tries} tries.");
}
