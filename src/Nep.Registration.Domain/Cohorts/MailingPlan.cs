using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>Mail to lists as the plan of an offering's cohort carries it out: sent at once, or ended when staff stop it half-way.</summary>
public static class MailingPlan
{
    /// <summary>What staff wrote for today does not go out on another day.</summary>
    private static readonly Duration DayLate = Duration.FromDays(1);

    public static string SendKey(MailingId mailing) => $"mailing:{mailing}";

    public static string StopKey(MailingId mailing) => $"mailing-stopped:{mailing}";

    /// <summary>Whether nothing of it is left to go.</summary>
    public static bool IsOver(Cohort cohort, Mailing mailing) => cohort.Has(mailing.Stopped is null ? SendKey(mailing.Id) : StopKey(mailing.Id));

    internal static IEnumerable<Step> Steps(Offering offering) =>
        from mailing in offering.Mailings ?? []
        select mailing.Stopped is { } stopped
            ? new Step(StopKey(mailing.Id), stopped, null, new Act.EndMailing(mailing))
            : new Step(SendKey(mailing.Id), mailing.Ordered, mailing.Ordered + DayLate, new Act.SendMailing(mailing));

    internal static bool IsOf(Mailing mailing, Letter letter) => letter.Kind == mailing.Kind && letter.Anchor == mailing.Id.ToString();

    /// <summary>Whether it still goes to a recipient: whoever gave the place up since, or passed it on, is not the one it was written to.</summary>
    public static bool Reaches(RegistrationState state, MailingRecipient recipient) =>
        recipient.To is not { } number || state.Participant(number) is { Person.IsNamed: true } person && person.Change == recipient.Change;
}

/// <summary>The lists of some mailings, read so that forecast and check can go through them registration by registration.</summary>
public sealed class MailingLists(IEnumerable<(MailingId Mailing, MailingRecipient Recipient)> entries)
{
    private readonly ILookup<(MailingId, RegistrationId), MailingRecipient> lists = entries.ToLookup(one => (one.Mailing, one.Recipient.Registration), one => one.Recipient);

    /// <summary>No list at all: where mail to lists is of no interest.</summary>
    public static MailingLists None { get; } = new([]);

    /// <summary>The letters of a mailing to one registration.</summary>
    public IEnumerable<Letter> Of(Mailing mailing, RegistrationState state) =>
        lists[(mailing.Id, state.Id)].Where(recipient => MailingPlan.Reaches(state, recipient)).Select(recipient => recipient.LetterOf(mailing.Id, mailing.Kind));
}
