using System.Reflection;

namespace Nep.Registration.Architecture;

/// <summary>A closed hierarchy is an abstract record with a private constructor and nested sealed records.</summary>
public class ClosedHierarchyTests
{
    [Fact]
    public void There_are_closed_hierarchies_to_look_at() =>
        Assert.Superset(
            new HashSet<string>(["Act", "PlanId", "RegistrationEvent", "OfferingCommand", "Place", "Ruling`1"]),
            Project.ClosedHierarchies().Select(type => type.Name).ToHashSet());

    [Fact]
    public void Nobody_outside_can_add_a_case() =>
        Offenders.None(Project.ClosedHierarchies().Where(type => type
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => !constructor.IsPrivate && !IsCopying(constructor, type)))
            .Select(type => type.FullName));

    [Fact]
    public void Every_case_is_sealed() =>
        Offenders.None(Project.ClosedHierarchies().SelectMany(Project.Cases).Where(one => !one.IsSealed).Select(one => one.FullName));

    [Fact]
    public void Every_switch_over_one_ends_in_the_unreachable() =>
        Offenders.None(Project.Sources().SelectMany(source => Switch.In(Project.Read(source))
            .Where(one => one.IsOver(Project.ClosedHierarchies()) && !one.EndsInTheUnreachable)
            .Select(one => $"{source}:{one.Line}")));

    /// <summary>Records copy themselves by a protected constructor.</summary>
    private static bool IsCopying(ConstructorInfo constructor, Type type) =>
        constructor.IsFamily && constructor.GetParameters() is [{ } only] && only.ParameterType == type;
}
