namespace Nep.Registration.Domain.Kernel;

/// <summary>What was typed does not hold, whoever typed it; everything that is wrong is named beside its field, not the first thing alone.</summary>
public sealed record FormFaulty(ValueList<Fault> Faults) : Refusal;

/// <summary>A field of a form, and the name of what is wrong with it; the sentence comes from the language resource.</summary>
public sealed record Fault(string Field, string Name, string Figure = "");
