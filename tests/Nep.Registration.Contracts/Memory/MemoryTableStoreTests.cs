using Nep.Registration.App.Tests.Rehearsal;
using Nep.Registration.Contracts.TableStore;

namespace Nep.Registration.Contracts.Memory;

/// <summary>The store that the tests of the use cases stand on keeps the same contract as the real ones.</summary>
public class MemoryTableStoreTests : TableStoreContract
{
    protected override ValueTask<ITableStore> OpenStore() => ValueTask.FromResult<ITableStore>(new MemoryTableStore());
}
