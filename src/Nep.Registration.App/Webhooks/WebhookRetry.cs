namespace Nep.Registration.App.Webhooks;

/// <summary>
/// When a delivery that was not taken is tried again: after a minute, 5 minutes, half an hour, 2 hours, 8 hours, then daily, until it is
/// <see cref="GivesUpAfter"/> old.
/// </summary>
/// <remarks>Source of the steps: those that receivers of webhooks commonly expect; they ride out a restart, a night and a weekend.</remarks>
public static class WebhookRetry
{
    public static readonly Duration GivesUpAfter = Duration.FromDays(3);

    private static readonly Duration[] Waits =
        [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(8)];

    private static readonly Duration Daily = Duration.FromDays(1);

    /// <param name="tries">How often it was tried so far, at least once.</param>
    /// <param name="since">When it was first due.</param>
    /// <returns>When it is tried next; null when it is given up.</returns>
    public static Instant? Next(int tries, Instant since, Instant now)
    {
        var next = now + (tries <= Waits.Length ? Waits[tries - 1] : Daily);
        return next <= since + GivesUpAfter ? next : null;
    }
}
