namespace Nep.Registration.Domain.Registrations;

/// <summary>The policy agreed to moves no money to another offering.</summary>
public sealed record TransferNotAllowed : Refusal;

/// <summary>The policy's last day for moving is over.</summary>
public sealed record TooLateToTransfer(int DaysBefore) : Refusal;

/// <summary>The other offering starts later than the policy reaches.</summary>
public sealed record TransferTooFar(int WithinMonths) : Refusal;

/// <summary>A registration is moved once.</summary>
public sealed record AlreadyTransferred : Refusal;

/// <summary>Something is still owed: only what is paid can be moved.</summary>
public sealed record NotPaidInFull(Money Owed) : Refusal;

/// <summary>The registration is being moved to another offering; nothing else can be done with it until that is through.</summary>
public sealed record TransferUnderWay : Refusal;
