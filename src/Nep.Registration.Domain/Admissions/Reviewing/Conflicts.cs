namespace Nep.Registration.Domain.Admissions.Reviewing;

/// <summary>Who reviews, and what of them may stand in the way of reviewing someone.</summary>
/// <param name="Address">The address that they sign in with.</param>
/// <param name="Organizations">The districts and organizations that they belong to, or did lately.</param>
/// <param name="Others">Their other addresses: those that they named, and those that staff merged into one person.</param>
public sealed record Reviewer(EmailAddress Address, string Name, ValueList<string> Organizations, ValueList<EmailAddress> Others)
{
    public IEnumerable<EmailAddress> AllAddresses() => Others.Prepend(Address);
}

/// <summary>What of an application may stand in a reviewer's way: everyone in it, and where they are from. Reviewers never see it.</summary>
/// <param name="Addresses">Of everyone in it, and of the referees whom it names.</param>
public sealed record ApplicantTies(ApplicationId Application, ValueList<string> Organizations, ValueList<EmailAddress> Addresses);

/// <summary>Why someone may not review an application.</summary>
public abstract record Conflict
{
    private Conflict() { }

    /// <summary>The reviewer is in the application, under one of their addresses.</summary>
    public sealed record SamePerson(EmailAddress Address) : Conflict;

    /// <summary>Both are of one district or organization.</summary>
    public sealed record SameOrganization(string Name) : Conflict;

    /// <summary>Both have their mail at one organization.</summary>
    public sealed record SameMail(string Domain) : Conflict;

    /// <summary>The reviewer said so.</summary>
    public sealed record Declared(string Reason) : Conflict;
}

/// <summary>
/// Which conflicts of interest there are between a reviewer and an application, worked out from what both say of themselves. Nobody reviews
/// their own district, their own colleague or themselves; staff cannot overrule it, but can mend what is said of the reviewer.
/// </summary>
public static class Conflicts
{
    public static ValueList<Conflict> Between(Reviewer reviewer, ApplicantTies ties) => [.. People(reviewer, ties), .. Bodies(reviewer, ties), .. Mail(reviewer, ties)];

    private static IEnumerable<Conflict> People(Reviewer reviewer, ApplicantTies ties) =>
        reviewer.AllAddresses().Where(ties.Addresses.Contains).Select(address => new Conflict.SamePerson(address)).Take(1);

    private static IEnumerable<Conflict> Bodies(Reviewer reviewer, ApplicantTies ties) =>
        ties.Organizations.Where(name => reviewer.Organizations.Any(own => Organizations.AreSame(own, name)))
            .Select(name => new Conflict.SameOrganization(name)).Take(1);

    private static IEnumerable<Conflict> Mail(Reviewer reviewer, ApplicantTies ties) =>
        (from own in reviewer.AllAddresses()
         from address in ties.Addresses
         select MailDomains.Shared(own, address)).OfType<string>().Distinct().Select(domain => new Conflict.SameMail(domain)).Take(1);
}
