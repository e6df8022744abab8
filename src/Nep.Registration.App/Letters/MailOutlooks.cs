using System.Collections.Concurrent;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>
/// What is still to come of an offering's mail, and what an edit would change about it: every registration and its lines of the ledger gone
/// through once. A forecast is kept while the offering's rows are as they were, for a minute at most.
/// </summary>
public sealed class MailOutlooks(ITableStore store, RegistrationDrawer drawer, MailPreferences preferences, MailingRows mailings, Clock clock)
{
    private readonly ConcurrentDictionary<OfferingId, (long Stamp, Instant At, ValueList<MailForecastLine> Lines)> kept = new();
    private readonly IPartitionStamps? stamps = store as IPartitionStamps;

    /// <summary>Every mail still to come, by date, with how many it reaches.</summary>
    public async Task<ValueList<MailForecastLine>> Forecast(OfferingId id, CancellationToken cancel = default)
    {
        var (stamp, now) = (stamps?.Stamp(id.ToString()), clock.Now);
        if (stamp is { } same && kept.TryGetValue(id, out var known) && known.Stamp == same && now - known.At < Duration.FromMinutes(1)) return known.Lines;
        if (await OfferingRecord.Load(store, id, cancel) is not { } record) return [];
        var underWay = (record.Offering.Mailings ?? []).Where(mailing => mailing.Stopped is null && !MailingPlan.IsOver(record.Cohort.Cohort, mailing));
        var lists = await mailings.Lists(id, underWay, cancel);
        var (outlook, forecast) = (new MailOutlook(record.Offering, record.Cohort.Cohort, now, lists), new MailForecast(record.Offering, record.Cohort.Cohort, now));
        var optedOut = await preferences.AllOptedOut(cancel);
        await foreach (var (state, ledger) in drawer.AllWithMail(id, cancel))
            forecast.Add(
                outlook.Of(state, ledger).Where(one => !one.Letter.IsOptional || !optedOut.Contains(ReaderId.Of(one.Address))),
                state.Status == RegistrationStatus.Confirmed ? state.Participants.Count : 0);
        var lines = forecast.Lines();
        if (stamp is { } fresh) kept[id] = (fresh, now, lines);
        return lines;
    }

    /// <summary>What an edit would do to the mail of everyone who is registered; null when the edit is refused, or changes nothing.</summary>
    public async Task<MailDiff?> Compare(OfferingId id, OfferingCommand.EditOffering edit, CancellationToken cancel = default)
    {
        if (await OfferingRecord.Load(store, id, cancel) is not { } record) return null;
        var ruling = OfferingDecider.Decide(record.Offering, edit, clock.Now);
        if (ruling is not Ruling<OfferingEvent>.Accepted { Events: [OfferingEvent.OfferingEdited edited] }) return null;
        var comparison = new MailComparison(record.Offering, edited, record.Cohort.Cohort, clock.Now);
        await foreach (var (state, ledger) in drawer.AllWithMail(id, cancel)) comparison.Add(state, ledger);
        return comparison.Result();
    }
}
