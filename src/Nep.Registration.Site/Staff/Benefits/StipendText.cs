using Nep.Registration.App.Attendance;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Benefits;

/// <summary>What is to be done about one person's stipend for one term.</summary>
public enum StipendKind
{
    Open,
    ToPay,
    Paid,
    NotEarned,
}

/// <summary>How staff pages speak of stipends.</summary>
internal static class StipendText
{
    public static StipendKind KindOf(StipendLine line) => line switch
    {
        { Record.IsPaid: true } => StipendKind.Paid,
        { Standing.State: StipendState.Earned } => StipendKind.ToPay,
        { Standing.State: StipendState.Open } => StipendKind.Open,
        _ => StipendKind.NotEarned,
    };

    public static string Of(StipendKind kind) => kind switch
    {
        StipendKind.Open => "The term is not over",
        StipendKind.ToPay => "To be paid",
        StipendKind.Paid => "Paid",
        StipendKind.NotEarned => "Not earned",
        _ => throw new UnreachableException(),
    };

    public static string PathOf(Offering offering, StipendLine line) =>
        $"/staff/offerings/{offering.Id}/stipends/{line.Registration.Id}/{line.Participant.Number}/{line.Number + 1}{(IsBefore(line) ? $"?holder={line.Participant.Holder ?? 0}" : "")}";

    /// <summary>Whether another has come in the person's stead since.</summary>
    private static bool IsBefore(StipendLine line) => line.Registration.Participant(line.Participant.Number)?.Holder != line.Participant.Holder;
}
