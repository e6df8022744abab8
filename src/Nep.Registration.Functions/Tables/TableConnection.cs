using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;

namespace Nep.Registration.Functions.Tables;

/// <summary>The way to the table: by the app's managed identity in Azure, by connection string on a developer's machine.</summary>
public sealed class TableConnection
{
    /// <summary>A service that has not answered by then is taken to be unreachable, and asked again.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(8);

    private TableConnection(TableClient table) => Table = table;

    public TableClient Table { get; }

    /// <param name="transport">For tests: a way that loses answers.</param>
    public static TableConnection Open(StorageOptions options, HttpPipelineTransport? transport = null) => new(
        options.TableEndpoint is { } endpoint
            ? new TableClient(endpoint, options.Table, Credential(options, IsInAzure), Client(transport))
            : new TableClient(options.ConnectionString!, options.Table, Client(transport)));

    /// <summary>Makes the table if it is not there yet.</summary>
    public Task Prepare(CancellationToken cancel = default) => Table.CreateIfNotExistsAsync(cancel);

    /// <summary>
    /// The client asks once: it cannot know which request may be sent again (<see cref="AzureTableStore"/> does), and two layers of retries
    /// multiply.
    /// </summary>
    private static TableClientOptions Client(HttpPipelineTransport? transport)
    {
        var client = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = AnswerWithin } };
        if (transport is not null) client.Transport = transport;
        return client;
    }

    /// <summary>The platform says where it gives tokens to identities, and nobody else does.</summary>
    private static bool IsInAzure => Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") is { Length: > 0 };

    /// <summary>In Azure only the managed identity; elsewhere whatever the developer is signed in with.</summary>
    internal static TokenCredential Credential(StorageOptions options, bool inAzure) => inAzure
        ? new ManagedIdentityCredential(options.IdentityClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned)
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.IdentityClientId, ExcludeInteractiveBrowserCredential = true });
}
