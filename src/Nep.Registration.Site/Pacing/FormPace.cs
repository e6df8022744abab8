using Nep.Registration.App;

namespace Nep.Registration.Site.Pacing;

/// <summary>How often forms may be sent. Far above what a person or a district's office does, far below what a program can.</summary>
public sealed class FormPace(Clock clock)
{
    public static IReadOnlyDictionary<FormLimit, Allowance> Allowances { get; } = new Dictionary<FormLimit, Allowance>
    {
        [FormLimit.SignInMail] = new(AtOnce: 5, PerMinute: 1 / 12.0),
        [FormLimit.AllSignInMail] = new(AtOnce: 60, PerMinute: 30),
        [FormLimit.Link] = new(AtOnce: 120, PerMinute: 60),
        [FormLimit.Member] = new(AtOnce: 600, PerMinute: 600),
        [FormLimit.Registrations] = new(AtOnce: 60, PerMinute: 4),
        [FormLimit.Applications] = new(AtOnce: 10, PerMinute: 1 / 6.0),
        [FormLimit.Records] = new(AtOnce: 3, PerMinute: 1 / 20.0),
        [FormLimit.WrongCodes] = new(AtOnce: 20, PerMinute: 1),
        [FormLimit.AllWrongCodes] = new(AtOnce: 600, PerMinute: 60),
    };

    private readonly Dictionary<FormLimit, TokenBuckets<string>> buckets =
        Allowances.ToDictionary(one => one.Key, one => new TokenBuckets<string>(clock.Time, one.Value));

    /// <summary>Takes one; or says in how many seconds there is another.</summary>
    public int Wait(FormLimit limit, string key) => buckets[limit].Wait(key);

    /// <summary>In how many seconds there is one to take, without taking it; 0 for now.</summary>
    public int Until(FormLimit limit, string key) => buckets[limit].Until(key);
}
