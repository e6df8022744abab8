using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;

namespace Nep.Registration.Functions.Tables;

/// <summary>Where the facts are kept. Settings: <c>Storage__TableEndpoint</c> (Azure) or <c>Storage__ConnectionString</c> (a developer's machine).</summary>
/// <param name="TableEndpoint">The table service's address, reached with the app's managed identity.</param>
/// <param name="IdentityClientId">Which managed identity, where the app has several.</param>
/// <param name="ConnectionString">For Azurite.</param>
/// <param name="Table">The table's name; made on the first start.</param>
public sealed record StorageOptions(Uri? TableEndpoint, string? IdentityClientId, string? ConnectionString, string Table)
{
    public const string DefaultTable = "Registration";

    public static StorageOptions From(IConfiguration configuration) => new(
        Uri.TryCreate(configuration["Storage:TableEndpoint"], UriKind.Absolute, out var endpoint) ? endpoint : null,
        configuration["Storage:IdentityClientId"] is { Length: > 0 } id ? id : null,
        configuration["Storage:ConnectionString"] is { Length: > 0 } text ? text : null,
        configuration["Storage:Table"] is { Length: > 0 } name ? name : DefaultTable);

    /// <summary>One sentence for each thing that is wrong.</summary>
    public static IEnumerable<string> Complaints(IConfiguration configuration)
    {
        var (given, options) = (configuration["Storage:TableEndpoint"], From(configuration));
        if (!string.IsNullOrEmpty(given) && options.TableEndpoint is not { Scheme: "https" })
            yield return "Storage__TableEndpoint must be an https address such as https://account.table.core.windows.net.";
        else if (options.TableEndpoint is null == options.ConnectionString is null)
            yield return "Set either Storage__TableEndpoint (in Azure, with a managed identity) or Storage__ConnectionString (for Azurite on a developer's machine).";
        if (options is { TableEndpoint: null, ConnectionString: not null } && !IsConnection(options))
            yield return "Storage__ConnectionString is no storage connection string; for Azurite it is UseDevelopmentStorage=true.";
        if (options.Table is not { Length: >= 3 and <= 63 } || !char.IsAsciiLetter(options.Table[0]) || !options.Table.All(char.IsAsciiLetterOrDigit))
            yield return "Storage__Table must be 3 to 63 letters and digits and begin with a letter.";
    }

    private static bool IsConnection(StorageOptions options)
    {
        try
        {
            return new TableClient(options.ConnectionString!, DefaultTable).AccountName.Length > 0;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException or RequestFailedException or KeyNotFoundException)
        {
            return false;
        }
    }
}
