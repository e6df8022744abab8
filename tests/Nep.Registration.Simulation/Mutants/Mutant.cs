using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.Simulation.Town;

namespace Nep.Registration.Simulation.Mutants;

/// <summary>
/// The system with one thing wrong with it, so that it shows whether the simulation would notice. What is wrong is put in from outside, at a
/// port or where a host puts its parts together: the system's own code knows of no mutant.
/// </summary>
internal abstract class Mutant
{
    /// <summary>By how many seeds a mutant must be caught.</summary>
    public const int MostSeeds = 200;

    /// <summary>The system as it is.</summary>
    public static readonly Mutant None = new Unchanged();

    public virtual string Name => string.Concat(GetType().Name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>The first seed that is known to catch it.</summary>
    public virtual int CaughtBy => 1;

    /// <summary>What is wrong, in one sentence.</summary>
    public abstract string Wrong { get; }

    public virtual ITableStore Store(Host host, ITableStore store) => store;

    public virtual IPayments Payments(string host, IPayments payments) => payments;

    public virtual IPostOffice Post(IPostOffice post) => post;

    public virtual IPlanSignal Signals(IPlanSignal signals) => signals;

    public virtual void Change(IServiceCollection parts)
    {
    }

    /// <summary>The name under which a notice tells of a payment.</summary>
    /// <param name="telling">The how manieth time it is told.</param>
    public virtual string PaymentName(string payment, int telling) => payment;

    private sealed class Unchanged : Mutant
    {
        public override string Wrong => "Nothing.";
    }
}
