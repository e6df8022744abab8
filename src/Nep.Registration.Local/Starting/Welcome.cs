using Nep.Registration.App.Links;
using Nep.Registration.App.Staff;
using Nep.Registration.Local.Demo;

namespace Nep.Registration.Local.Starting;

/// <summary>What the console says once the host serves.</summary>
internal static class Welcome
{
    public static async Task Print(TextWriter console, LocalOptions options, StaffRoll roll, StaffDesk staff, SiteLinks links)
    {
        await console.WriteLineAsync($"""

            Registration is open.

              The site       {options.Base}
              Staff console  {links.At("staff")}
              Outbox         {links.At("outbox")}
            """);
        if (options.Demo)
            await console.WriteLineAsync($"""
                  Time machine   {links.At("time-machine")}
                """);
        await console.WriteLineAsync($"""
              Data folder    {options.Data}

            """);
        await console.WriteLineAsync(await SignIn(options, roll, staff, links));
        await console.WriteLineAsync("\nPress Ctrl+C to stop. Nothing is lost when you do.");
    }

    private static async Task<string> SignIn(LocalOptions options, StaffRoll roll, StaffDesk staff, SiteLinks links)
    {
        if (options.Demo)
            return $"To sign in as staff, ask for a link as {DemoPeople.Administrator.Address} and open it from the outbox.";
        if (options.Administrator is { } address && await roll.Find(address) is { } member)
            return $"Sign in as {address}, once, within 10 minutes:\n  {links.SignIn(await staff.MakeLink(member))}";
        return "To sign in as staff the first time, start with --administrator you@example.org.";
    }
}
