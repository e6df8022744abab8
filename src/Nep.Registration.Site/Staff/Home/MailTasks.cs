using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Offerings;

namespace Nep.Registration.Site.Staff.Home;

/// <summary>Mail that a person must look at: bounced, refused, or perhaps sent and perhaps not.</summary>
internal sealed class MailTasks(MailTroubles troubles) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel) =>
    [
        .. from mail in await troubles.Of(offering.Id, cancel)
           group mail by mail.State into same
           orderby same.Key
           select new StaffTask(What(same.Key), same.Count(), PathOf(offering, same.Key), same.Min(mail => mail.At)),
    ];

    /// <summary>The ledger shows each with what to do about it.</summary>
    private static string PathOf(Offering offering, MailState state) => offering.Path($"/mail/ledger?state={state}");

    private static string What(MailState state) => state switch
    {
        MailState.Refused => "Mail that was refused",
        MailState.Bounced => "Mail that bounced",
        MailState.Uncertain => "Mail that may or may not have gone out",
        _ => throw new UnreachableException(),
    };
}
