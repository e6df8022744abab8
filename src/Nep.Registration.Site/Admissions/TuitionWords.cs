using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Admissions;

/// <summary>What a place costs that is applied for, in a reader's words.</summary>
public static class TuitionWords
{
    public static string Short(Words words, Tuition tuition) => tuition switch
    {
        Tuition.Free => words["apply.free"],
        Tuition.Sponsored(var sponsor) => words.Say("apply.sponsored", ("sponsor", sponsor)),
        Tuition.InParts parts => words.Money(parts.Amount),
        Tuition.Yearly yearly => words.Say("apply.yearly", ("amount", words.Money(yearly.AYear))),
        _ => throw new UnreachableException(),
    };
}
