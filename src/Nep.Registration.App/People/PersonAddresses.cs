namespace Nep.Registration.App.People;

/// <summary>Which addresses are one person's, as staff merged them.</summary>
public static class PersonAddresses
{
    /// <summary>The given addresses and every other that was merged into one of them, or that one of them was merged into.</summary>
    public static IReadOnlySet<EmailAddress> Of(IReadOnlyList<PersonOrder> orders, IEnumerable<EmailAddress> addresses)
    {
        var merged = orders.Where(order => order is { Into: not null, Address: not null }).Select(order => (From: order.Address!.Value, To: order.Into!.Email)).ToList();
        var known = addresses.ToHashSet();
        for (var before = -1; before < known.Count;)
        {
            before = known.Count;
            foreach (var (from, to) in merged)
                if (known.Contains(from) || known.Contains(to)) known.UnionWith([from, to]);
        }

        return known;
    }
}
