using Nep.Registration.App.Ports;
using Nep.Registration.Functions.Following;

namespace Nep.Registration.Functions.Starting;

/// <summary>The table answers.</summary>
internal sealed class StorageDependency(ITableStore store) : IDependency
{
    public string Name => "storage";

    public Task Check(CancellationToken cancel) => store.Get("_catalog", "health", cancel).AsTask();
}

/// <summary>The durable engine answers.</summary>
internal sealed class EngineDependency(PlanEngine engine) : IDependency
{
    public string Name => "engine";

    public Task Check(CancellationToken cancel) => engine.Answer(cancel);
}
