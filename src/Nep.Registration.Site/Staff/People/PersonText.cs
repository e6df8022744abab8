using Nep.Registration.App.People;

namespace Nep.Registration.Site.Staff.People;

/// <summary>What staff decided about a person, in plain words.</summary>
internal static class PersonText
{
    public static PastEntry Past(PersonOrder order) => new(
        order.At,
        order.Into is { } into
            ? $"{order.Address} is {into.Name}, {into.Email}: {StaffText.Count(order.Registrations, "registration", "registrations")}"
            : $"A person was erased from {StaffText.Count(order.Registrations, "registration", "registrations")}",
        order.By.ToString(), [$"Why: “{order.Reason}”", .. order.Done is null ? ["Not finished"] : Array.Empty<string>()]);
}
