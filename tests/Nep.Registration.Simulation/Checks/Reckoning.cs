using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Checks.Applying;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Checks;

/// <summary>The end of a run: all money is accounted for, every letter went or says why not, and nothing is left to do.</summary>
internal sealed class Reckoning(World world)
{
    public void Look()
    {
        world.Conscience.Look();
        if (world.Inspector.FirstDue is { } due) world.Break($"All is over, and {due.Key} is still due.");
        foreach (var ledger in world.Inspector.Ledgers.Where(one => one.Offering is not null))
        {
            foreach (var (_, file) in ledger.Registrations) Ended(ledger, file.State);
            new AdmissionReckoning(world).Look(ledger);
            if (CertificateCheck.Amiss(ledger) is { } amiss) world.Break(amiss);
            Letters(ledger);
        }

        new MoneyCheck(world).Look();
    }

    private void Ended(Ledger ledger, RegistrationState state)
    {
        if (state.Status is RegistrationStatus.Held or RegistrationStatus.Waiting) world.Break($"All is over, and {state.Id} is still {state.Status}.");
        if (state.IsBeingTransferred) world.Break($"All is over, and {state.Id} is still being moved.");
        if (new TransferCheck(world).Doubled(state) is { } doubled) world.Break(doubled);
        foreach (var refund in state.Refunds.Where(one => one.Outcome == RefundState.Owed && !state.IsByHand(one.Payment))) world.Break($"Refund {refund.Number} of {state.Id} was never made.");
        if (state.Status == RegistrationStatus.Confirmed && state.Seats.Any(seat => ledger.Seats.GetValueOrDefault(seat.Value) != state.Id)) world.Break($"A seat of {state.Id} is lost.");
    }

    private void Letters(Ledger ledger)
    {
        foreach (var (key, mail) in ledger.Mail)
        {
            if (mail.State is MailState.Sending or MailState.Waiting) world.Break($"All is over, and letter {key} is still {mail.State}.");
            if (mail.State is MailState.Sent or MailState.Delivered && !world.Post.Has(key)) world.Break($"Letter {key} is {mail.State}, and the post office never had it.");
        }

        foreach (var taken in world.Post.Taken.Where(one => one.Mail.Offering?.ToString() == ledger.Partition))
            if (!ledger.Mail.ContainsKey(taken.Mail.Key)) world.Break($"Letter {taken.Mail.Key} went out, and no ledger has it.");
        Missing(ledger);
    }

    /// <summary>By the check that staff have, too; what lapsed must have had something in its way.</summary>
    private void Missing(Ledger ledger)
    {
        var check = new MailCheck(ledger.Offering!, world.Now);
        foreach (var (id, file) in ledger.Registrations) check.Add(file.State, [.. ledger.Mail.Values.Where(mail => mail.Letter.Registration == id)]);
        foreach (var missed in check.Lines().SelectMany(line => line.Missed))
        {
            if (Lapsed(ledger, missed.Letter) is { } deed && world.WasDisturbed(missed.Due, deed.At)) continue;
            if (!missed.Recorded) world.Break($"Letter {missed.Letter.Key} was due at {missed.Due} and is missing.");
            else if (!world.WasDisturbed(missed.Due, ledger.Mail[missed.Letter.Key].At)) world.Break($"Letter {missed.Letter.Key} lapsed, and nothing was in its way.");
        }
    }

    /// <summary>The run of a reminder that lapsed as a whole, since nobody was there when it was due: the cohort's record says so, and no line of the ledger.</summary>
    private static CohortDeed? Lapsed(Ledger ledger, Letter letter) =>
        ledger.Cohort.Done.FirstOrDefault(deed => deed.Lapsed && deed.Step.StartsWith("remind:", StringComparison.Ordinal) && deed.Step["remind:".Length..].Replace(':', '-') == letter.Anchor);
}
