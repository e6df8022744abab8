using Nep.Registration.Contracts.TableStore;
using Nep.Registration.Functions.Tables;
using Nep.Registration.Functions.Tests.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace Nep.Registration.Functions.Tests.Tables;

/// <summary>The port's contract on Azurite.</summary>
public sealed class AzureTableStoreContract(AzuriteServer azurite) : TableStoreContract
{
    protected override async ValueTask<ITableStore> OpenStore()
    {
        Assert.SkipWhen(azurite.Absent is not null, azurite.Absent ?? "");
        var connection = TableConnection.Open(new StorageOptions(null, null, azurite.ConnectionString, StorageOptions.DefaultTable));
        await connection.Prepare();
        return new AzureTableStore(connection, StorePatience.Usual(TimeProvider.System));
    }
}
