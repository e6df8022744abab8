using Nep.Registration.App.Letters;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.App.Admissions.Deciding;

/// <summary>The letter of a decision exactly as it would go out, written from the application as it would stand then. Nothing is kept and nothing is sent.</summary>
public sealed class ReleasePreview(ApplicationDesk desk, DecisionList decisions, ApplicationLetterWriter writer, WordingDesk wordings, Clock clock)
{
    /// <param name="due">When the release is to go out; null for now.</param>
    /// <returns>The mail; why it cannot be written; or null where nothing is decided.</returns>
    public async Task<(Mail? Mail, Refusal? Why)?> Of(Offering offering, ApplicationId id, Instant? due, CancellationToken cancel = default)
    {
        if ((await decisions.Of(offering.Id, cancel)).GetValueOrDefault(id) is not { } held || await desk.Find(offering.Id, id, cancel) is not var (_, state)) return null;
        var command = ApplicationCommand.ReleaseDecision.Of(held);
        var ruling = ApplicationDecider.Decide(offering, state, command, due ?? clock.Now);
        if (ruling is Ruling<ApplicationEvent>.Refused(var why)) return (null, why);
        var told = ((Ruling<ApplicationEvent>.Accepted)ruling).Events.Aggregate(state, (before, happened) => ApplicationFold.Evolve(before, happened));
        var letter = new Letter(id.Registration, command.Letter, null, 0, "1");
        return (writer.Write(offering, told, letter, told.Applicant.Email, await wordings.Of(offering.Id, cancel)), null);
    }
}
