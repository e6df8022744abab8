namespace Nep.Registration.Site.Tests.Staff;

/// <summary>Who may use an address of the staff's, besides administrators.</summary>
public enum OpenTo
{
    /// <summary>Signing in and out.</summary>
    Anyone,

    EveryRole,
    RegistrarsAndFacilitators,
    Registrars,
    AdministratorsOnly,
}

/// <summary>
/// The rule for every address of the staff's. A new one without a line here fails <see cref="AccessTests"/>: whoever adds a page says who may
/// open it.
/// </summary>
internal static class StaffRoutes
{
    public static IReadOnlyDictionary<string, OpenTo> Rules { get; } = new Dictionary<string, OpenTo>(StringComparer.Ordinal)
    {
        ["GET /staff/sign-in"] = OpenTo.Anyone,
        ["POST /staff/sign-in"] = OpenTo.Anyone,
        ["GET /staff/sign-in/{token}"] = OpenTo.Anyone,
        ["POST /staff/sign-in/{token}"] = OpenTo.Anyone,
        ["GET /staff/sign-out"] = OpenTo.Anyone,
        ["POST /staff/sign-out"] = OpenTo.Anyone,

        ["GET /staff/purchase-orders"] = OpenTo.Registrars,
        ["POST /staff/purchase-orders/finish"] = OpenTo.Registrars,
        ["GET /staff/purchase-orders/{id}/{number}"] = OpenTo.Registrars,
        ["GET /staff/purchase-orders/{id}/{number}/file"] = OpenTo.Registrars,
        ["GET /staff/purchase-orders/{id}/{number}/documents/{document}"] = OpenTo.Registrars,
        ["POST /staff/purchase-orders/{id}/{number}/order"] = OpenTo.Registrars,
        ["POST /staff/purchase-orders/{id}/{number}/approve"] = OpenTo.Registrars,
        ["POST /staff/purchase-orders/{id}/{number}/check"] = OpenTo.Registrars,
        ["POST /staff/purchase-orders/{id}/{number}/refund"] = OpenTo.Registrars,
        ["GET /staff"] = OpenTo.EveryRole,

        ["GET /staff/offerings"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/roster"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/sessions/{session:int}/roster"] = OpenTo.RegistrarsAndFacilitators,
        ["POST /staff/offerings/{id}/sessions/{session:int}/roster"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/sessions/{session:int}/people/{code}"] = OpenTo.RegistrarsAndFacilitators,
        ["POST /staff/offerings/{id}/sessions/{session:int}/people/{code}"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/sessions/{session:int}/scan"] = OpenTo.RegistrarsAndFacilitators,
        ["POST /staff/offerings/{id}/sessions/{session:int}/scans"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/sessions/{session:int}/import"] = OpenTo.RegistrarsAndFacilitators,
        ["POST /staff/offerings/{id}/sessions/{session:int}/import"] = OpenTo.RegistrarsAndFacilitators,
        ["POST /staff/offerings/{id}/sessions/{session:int}/import/confirm"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/record"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/sessions/{session:int}/cancel"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/sessions/{session:int}/cancel"] = OpenTo.Registrars,
        ["POST /check-in/{id}/{number}/{person:int}/{secret}"] = OpenTo.RegistrarsAndFacilitators,

        ["GET /staff/offerings/{id}/export"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/export/attendance.csv"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/offerings/{id}/trend"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/trend"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/export"] = OpenTo.RegistrarsAndFacilitators,
        ["GET /staff/export/attendance.csv"] = OpenTo.RegistrarsAndFacilitators,

        ["GET /staff/offerings/{id}/export/registrations.csv"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/export/money.csv"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/export/mail.csv"] = OpenTo.Registrars,
        ["GET /staff/export/registrations.csv"] = OpenTo.Registrars,
        ["GET /staff/export/money.csv"] = OpenTo.Registrars,
        ["GET /staff/export/mail.csv"] = OpenTo.Registrars,
        ["GET /staff/activity"] = OpenTo.Registrars,
        ["GET /staff/offerings/new"] = OpenTo.Registrars,
        ["POST /staff/offerings/new"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/edit"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/edit"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/publish"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/cancel"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/cancel"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/clone"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/clone"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/registrations"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/registrations/{number}"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/registrations/{number}/cancel"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/registrations/{number}/cancel"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/registrations/{number}/people/{person:int}"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/registrations/{number}/people/{person:int}"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/registrations/{number}/mail"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/registrations/{number}/overpayment"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/registrations/{number}/scholarship"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/registrations/{number}/transfer"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/registrations/{number}/transfer"] = OpenTo.Registrars,

        ["GET /staff/offerings/{id}/waiting"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/waiting"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail/ledger"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/mail/ledger"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail/check"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/mail/check"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail/letters"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail/letters/{kind}/{language}"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/mail/letters/{kind}/{language}"] = OpenTo.Registrars,

        ["GET /staff/offerings/{id}/mail/write"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/mail/write"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail/lists"] = OpenTo.Registrars,
        ["GET /staff/offerings/{id}/mail/lists/{mailing}"] = OpenTo.Registrars,
        ["POST /staff/offerings/{id}/mail/lists/{mailing}"] = OpenTo.Registrars,

        ["GET /staff/people"] = OpenTo.Registrars,
        ["POST /staff/people/resume"] = OpenTo.Registrars,
        ["GET /staff/people/{reader}"] = OpenTo.Registrars,
        ["GET /staff/people/{reader}/record.json"] = OpenTo.Registrars,
        ["GET /staff/people/{reader}/merge"] = OpenTo.Registrars,
        ["POST /staff/people/{reader}/merge"] = OpenTo.Registrars,

        ["GET /staff/people/{reader}/erase"] = OpenTo.AdministratorsOnly,
        ["POST /staff/people/{reader}/erase"] = OpenTo.AdministratorsOnly,
        ["GET /staff/connections"] = OpenTo.AdministratorsOnly,
        ["GET /staff/connections/keys/new"] = OpenTo.AdministratorsOnly,
        ["POST /staff/connections/keys/new"] = OpenTo.AdministratorsOnly,
        ["GET /staff/connections/keys/{key}"] = OpenTo.AdministratorsOnly,
        ["POST /staff/connections/keys/{key}/revoke"] = OpenTo.AdministratorsOnly,
        ["GET /staff/members"] = OpenTo.AdministratorsOnly,
        ["GET /staff/members/new"] = OpenTo.AdministratorsOnly,
        ["POST /staff/members/new"] = OpenTo.AdministratorsOnly,
        ["GET /staff/members/{member}"] = OpenTo.AdministratorsOnly,
        ["POST /staff/members/{member}"] = OpenTo.AdministratorsOnly,
        ["POST /staff/members/{member}/remove"] = OpenTo.AdministratorsOnly,
        ["GET /outbox"] = OpenTo.AdministratorsOnly,
        ["GET /outbox/{id}"] = OpenTo.AdministratorsOnly,
        ["GET /outbox/{id}/html"] = OpenTo.AdministratorsOnly,
        ["GET /outbox/{id}/files/{name}"] = OpenTo.AdministratorsOnly,
    };
}
