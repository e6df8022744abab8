using Nep.Registration.App.Activities;
using Nep.Registration.App.Letters;
using Nep.Registration.Site.Staff.Connections;
using Nep.Registration.Site.Staff.Mail;
using Nep.Registration.Site.Staff.Members;
using Nep.Registration.Site.Staff.People;

namespace Nep.Registration.Site.Staff.Activities;

/// <summary>Deeds that tell themselves, in the words of the pages on which they are done.</summary>
internal static class DeedText
{
    /// <returns>What was done, to what, and the path of its page: within the offering where the deed concerns one.</returns>
    public static IEnumerable<(PastEntry Entry, string On, string Path)> Of(ActivityDeed deed) => deed switch
    {
        ActivityDeed.Worded(var entry) => WordingHistory.Of([entry]).Select(past => (past, "Letters", "/mail/letters")),
        ActivityDeed.LetGo(var entry) => MailCheckEndpoints.Entries(entry).Select(past => (past, "Missed mail", "/mail/check")),
        ActivityDeed.Member(var entry) => MemberHistory.Of([entry]).Select(past => (past, "Staff", "/staff/members")),
        ActivityDeed.Person(var order) => [(PersonText.Past(order), "People", order.IsErasure ? "/staff/people" : $"/staff/people/{ReaderId.Of(order.Into!.Email)}")],
        ActivityDeed.Key(var entry) => KeyText.Past([entry]).Select(past => (past, "Keys", "/staff/connections")),
        ActivityDeed.Returns(var entry) => LinkEndpoints.Past([entry]).Select(past => (past, "Return addresses", "/staff/connections")),
        _ => throw new UnreachableException(),
    };
}
