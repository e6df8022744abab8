namespace Nep.Registration.Simulation.Mutants;

/// <summary>Every mutant that must be caught.</summary>
internal static class AllMutants
{
    public static IReadOnlyList<Mutant> List { get; } =
    [
        new SeatWithoutUniqueKey(), new ExpiryIgnoresPayment(), new LedgerAfterSending(), new WaitingListByLastIn(), new NoticeAppliedTwice(), new OfferWithoutExpiry(),
        new ReminderWithoutItsDate(), new RefundWithoutKey(), new CodeUseNotUnique(), new CacheNeverStale(), new VersionNotChecked(), new LineVersionNotChecked(),
        new SeatNotFreed(), new DueRowNotWritten(), new BlindlySentAgain(), new LetterLost(),
    ];

    public static Mutant? Find(string name) => List.FirstOrDefault(mutant => mutant.Name == name);
}
