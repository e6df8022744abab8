namespace Nep.Registration.Domain.Registrations;

/// <summary>The form has made another registration already: the back button, or a form kept open.</summary>
public sealed record FormAlreadyUsed : Refusal;

/// <summary>The price is no longer the one that the registrant last saw.</summary>
public sealed record PriceChanged(Money Shown, Money Now) : Refusal;

/// <summary>Fewer seats are left than people on the form.</summary>
public sealed record OfferingFull(int SeatsLeft) : Refusal;

/// <summary>Every use of the code is taken.</summary>
public sealed record CodeAlreadyUsed(string Code) : Refusal;

/// <summary>There is no such registration, or no such part of it.</summary>
public sealed record RegistrationNotFound : Refusal;

/// <summary>The seats are no longer held, so they can no longer be paid for.</summary>
public sealed record HoldHasExpired : Refusal;

/// <summary>The registration is confirmed.</summary>
public sealed record NothingToPay : Refusal;

/// <summary>The registration is cancelled or expired.</summary>
public sealed record RegistrationHasEnded : Refusal;

/// <summary>The first session has begun; only staff may cancel now.</summary>
public sealed record TooLateToCancel : Refusal;

/// <summary>The policy's last day for giving a seat to another person is over.</summary>
public sealed record TooLateToSubstitute(int DaysBefore) : Refusal;

/// <summary>The program is over: a name that was to follow can no longer be given.</summary>
public sealed record TooLateToName : Refusal;

/// <summary>The registration has no such payment.</summary>
public sealed record PaymentNotFound : Refusal;

/// <summary>Only a confirmed registration attends and earns certificates.</summary>
public sealed record NotConfirmed : Refusal;

/// <summary>Nobody registers here: people apply, and those who are chosen are enrolled.</summary>
public sealed record EntryIsByApplication : Refusal;
