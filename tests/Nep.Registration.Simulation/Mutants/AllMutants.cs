namespace Nep.Registration.Simulation.Mutants;

/// <summary>Every mutant that must be caught.</summary>
internal static class AllMutants
{
    public static IReadOnlyList<Mutant> List { get; } =
    [
        new SeatWithoutUniqueKey(), new ExpiryIgnoresPayment(), new LedgerAfterSending(), new WaitingListByLastIn(), new NoticeAppliedTwice(), new OfferWithoutExpiry(),
        new ReminderWithoutItsDate(), new RefundWithoutKey(), new CodeUseNotUnique(), new CacheNeverStale(), new VersionNotChecked(), new LineVersionNotChecked(),
        new SeatNotFreed(), new DueRowNotWritten(), new BlindlySentAgain(), new LetterLost(),
        new ReleaseBeforeTheInstant(), new SecondPersonNotNeeded(), new AlternateByLastIn(), new PlaceNotPassedOn(), new OfferOfPlaceWithoutExpiry(),
        new LetterOfAnotherDecision(), new OfferLetterSentAgainOnResume(), new MoreAcceptsThanSeats(), new DepositCountedTwice(), new CertificateDespiteUnpaid(),
        new CertificateKeptAfterCorrection(), new TransferThatFreesNoSeat(), new TransferWithoutItsMoney(), new TransferWithTheMoneyDoubled(),
    ];

    public static Mutant? Find(string name) => List.FirstOrDefault(mutant => mutant.Name == name);
}
