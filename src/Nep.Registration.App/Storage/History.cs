namespace Nep.Registration.App.Storage;

/// <summary>One commit of an aggregate: who did what, when and why. Written once, never changed: the audit log.</summary>
public sealed record HistoryEntry<TEvent>(Instant At, Actor By, ValueList<TEvent> Events);
