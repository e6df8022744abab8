namespace Nep.Registration.Local.Storage;

/// <summary>How often the store was written since it was opened.</summary>
/// <param name="Transactions">Transactions that callers asked for.</param>
/// <param name="Commits">Commits that made them durable: each costs one wait for the disk, however many transactions share it.</param>
public readonly record struct WriteCount(long Transactions, long Commits);
