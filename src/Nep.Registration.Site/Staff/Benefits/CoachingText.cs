using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Staff.Benefits;

/// <summary>How staff pages speak of coaching.</summary>
internal static class CoachingText
{
    /// <summary>A registration is known by its school or district, where it gave one.</summary>
    public static string Name(RegistrationState state) => state.Registrar.Organization.Length > 0 ? state.Registrar.Organization : state.Registrar.Name;

    public static string Left(CoachingYear year) => year.Left < 0
        ? $"{StaffText.Words.Hours(-year.Left)} over"
        : StaffText.Words.Hours(year.Left);
}
