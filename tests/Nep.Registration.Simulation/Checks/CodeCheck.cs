using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Simulation.Checks;

/// <summary>Nobody uses a code's use that someone else has. Whoever is reinstated keeps the price without taking a use anew.</summary>
internal sealed class CodeCheck : ICommitCheck
{
    private readonly HashSet<RegistrationId> reinstated = [];

    public string? Wrong(SeenCommit commit)
    {
        foreach (var (id, before, after) in commit.Registrations)
        {
            if (commit.EventsOf(id).OfType<RegistrationEvent.RegistrationReinstated>().Any()) reinstated.Add(id);
            if (before is not null || after is not { IsOpen: true, Code: { } use }) continue;
            if (commit.Ledger.Offering!.Details.Prices.Codes.FirstOrDefault(code => code.Code == use.Code) is { } code && use.Use > code.Uses) return $"{id} is use {use.Use} of {code.Code}, which has {code.Uses}.";
            var other = commit.Ledger.Registrations.Values.Select(file => file.State).FirstOrDefault(one => one.Id != id && one.IsOpen && one.Code == use && !reinstated.Contains(one.Id));
            if (other is not null) return $"Use {use.Use} of {use.Code} is {other.Id}'s, and {id} has it, too.";
        }

        return null;
    }
}
