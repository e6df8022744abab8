using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Simulation.Checks;

/// <summary>A line of the mail ledger goes forward only: what was sent is never to be sent again, unless a person said so.</summary>
internal sealed class MailLineCheck : ICommitCheck
{
    public string? Wrong(SeenCommit commit) => commit.Mail
        .Where(one => one.Before is { State: MailState.Sent or MailState.Delivered or MailState.Complained or MailState.LetGo } && one.After.State is MailState.Sending or MailState.Waiting)
        .Select(one => $"Letter {one.After.Letter.Key} was {one.Before!.State} and is {one.After.State} again.").FirstOrDefault();
}
