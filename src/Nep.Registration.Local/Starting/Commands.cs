using System.CommandLine;
using System.Net.Sockets;
using Nep.Registration.Local.Storage;

namespace Nep.Registration.Local.Starting;

/// <summary>The command line: what it understands, and one clear sentence for whatever keeps the host from starting.</summary>
internal static class Commands
{
    public static Task<int> Run(string[] arguments)
    {
        Option<string> urls = new("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => LocalOptions.DefaultUrls };
        Option<string> data = new("--data") { Description = "The folder that keeps everything.", DefaultValueFactory = _ => "data" };
        Option<bool> noDemo = new("--no-demo") { Description = "Start empty: no sample programs, no time machine." };
        Option<string?> administrator = new("--administrator") { Description = "The e-mail address of the first administrator." };
        urls.Validators.Add(result =>
        {
            if (!result.GetValueOrDefault<string>().Split(';').All(IsUrl)) result.AddError("--urls takes addresses like http://localhost:5080.");
        });
        administrator.Validators.Add(result =>
        {
            if (!EmailAddress.TryParse(result.GetValueOrDefault<string?>(), out _)) result.AddError("--administrator takes an e-mail address.");
        });
        RootCommand root = new("Registration for the institutes of the Center for Equity Leadership, on one machine.") { urls, data, noDemo, administrator };
        root.SetAction((parsed, cancel) => Start(
            new LocalOptions(
                parsed.GetValue(urls)!, Path.GetFullPath(parsed.GetValue(data)!), !parsed.GetValue(noDemo),
                parsed.GetValue(administrator) is { } address ? EmailAddress.Parse(address) : null),
            cancel));
        return root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static async Task<int> Start(LocalOptions options, CancellationToken cancel)
    {
        try
        {
            await using var host = await LocalHost.Open(options);
            await host.Run(cancel);
            return 0;
        }
        catch (StoreUnusableException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"Another program is already listening on {options.Urls}. Stop it, or choose another port with --urls.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Cannot start: {fault.Message}");
        }

        return 1;
    }

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text.Replace("*", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
