using FsCheck;
using FsCheck.Fluent;

namespace Nep.Registration.Domain.Tests.Properties;

/// <summary>Something that holds for whatever is drawn. A failure throws with the smallest case found and its seed.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> drawn, Func<T, bool> holds, int times = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(drawn.ToArbitrary(), holds));

    /// <summary>A draw between two numbers, both included.</summary>
    public static Gen<int> Number(int from, int to) => Gen.Choose(from, to);

    public static Gen<Money> Dollars(int from, int to) => Gen.Choose(from * 100, to * 100).Select(cents => new Money(cents));
}
