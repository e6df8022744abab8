using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Staff;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Functions.Site;

/// <summary>
/// Writes down on the roll whom the platform has signed in as staff, so that reviewers can be seated and interviewers chosen by name. What each
/// may do is still said by the platform, at every request; the roll opens nothing here.
/// </summary>
/// <remarks>Asked for at every request: once a process for each member, and once for each change, it looks at the roll.</remarks>
internal sealed partial class PlatformRoll(StaffRoll roll, ILogger<PlatformRoll> log)
{
    private const string Why = "signed in at the platform";

    private readonly ConcurrentDictionary<EmailAddress, StaffMember> noted = new();

    /// <summary>Somebody without a role is not staff. That the roll cannot be written keeps nobody out: it is tried at their next request.</summary>
    public async ValueTask Note(StaffMember member, CancellationToken cancel)
    {
        if (member.Roles.Count == 0 || (noted.TryGetValue(member.Address, out var known) && known == member)) return;
        try
        {
            await Write(member, cancel);
            noted[member.Address] = member;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            LogNotNoted(log, ReaderId.Of(member.Address), fault);
        }
    }

    private async Task Write(StaffMember member, CancellationToken cancel)
    {
        StaffCommand command = await roll.Find(member.Address, cancel) is null
            ? new StaffCommand.AppointMember(member, Why)
            : new StaffCommand.ChangeMember(member, Why);
        if (await roll.Handle(command, new Actor.Staff(member.Address), cancel) is { } refused) LogRefused(log, ReaderId.Of(member.Address), refused.Name);
    }

    [LoggerMessage(LogLevel.Warning, "{Reader} signed in and stays on the roll as before: {Why}")]
    private static partial void LogRefused(ILogger log, ReaderId reader, string why);

    [LoggerMessage(LogLevel.Warning, "{Reader} signed in and could not be written down on the roll")]
    private static partial void LogNotNoted(ILogger log, ReaderId reader, Exception fault);
}
