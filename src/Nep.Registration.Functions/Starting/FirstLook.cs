using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Storage;
using Nep.Registration.Functions.Tables;

namespace Nep.Registration.Functions.Starting;

/// <summary>What is looked at before anything is served: the table is there, and holds no fact that only a newer version knows.</summary>
internal static class FirstLook
{
    /// <exception cref="StoreUnusableException">This version must not go on with this table.</exception>
    public static async Task Take(IServiceProvider services, CancellationToken cancel = default)
    {
        var connection = services.GetRequiredService<TableConnection>();
        await connection.Prepare(cancel);
        await Look(services.GetRequiredService<ITableStore>(), services.GetRequiredService<OfferingShelf>(), connection.Table.Name, cancel);
    }

    internal static async Task Look(ITableStore store, OfferingShelf shelf, string table, CancellationToken cancel)
    {
        if (await new KnownForms(store).Unknown(cancel) is [var unknown, ..]) throw StoreUnusableException.Newer(table, unknown);
        try
        {
            await shelf.All(cancel);
        }
        catch (JsonException cause)
        {
            throw StoreUnusableException.UnknownFact(table, cause);
        }
    }
}
