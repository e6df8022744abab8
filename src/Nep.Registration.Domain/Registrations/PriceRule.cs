namespace Nep.Registration.Domain.Registrations;

/// <summary>The rule behind a line of a quote.</summary>
public abstract record PriceRule
{
    private PriceRule() { }

    public sealed record Standard : PriceRule;

    public sealed record Early(string Name, LocalDate Through) : PriceRule;

    public sealed record Group(int From) : PriceRule;

    public sealed record Scale(Money Least, Money Most) : PriceRule;

    public sealed record Code(string Text) : PriceRule;

    /// <summary>One price for a team of so many at least and at most.</summary>
    public sealed record Team(int Least, int Most) : PriceRule;

    /// <summary>Lower because such a person is in the team.</summary>
    public sealed record Member(string Role) : PriceRule;

    /// <summary>The policy's fee for moving here from another offering.</summary>
    public sealed record TransferFee : PriceRule;

    /// <summary>What was agreed for an offering that was cancelled: it holds here too.</summary>
    public sealed record AsAgreed : PriceRule;

    /// <summary>The price of a place that was applied for.</summary>
    public sealed record Tuition : PriceRule;

    /// <summary>A sponsor pays it for everyone.</summary>
    public sealed record Sponsored(string Sponsor) : PriceRule;

    /// <summary>A part of a price that is due now.</summary>
    public sealed record Part : PriceRule;

    /// <summary>What a scholarship pays.</summary>
    public sealed record Scholarship : PriceRule;

    /// <summary>What the policy does not give back of seats that were given up. It is final: no later cancellation gives it back.</summary>
    public sealed record Kept(int Seats) : PriceRule;

    /// <summary>Those who stay do not pay the whole of what a smaller group costs: no more than the refund covers.</summary>
    public sealed record GroupFell(int From) : PriceRule;
}
