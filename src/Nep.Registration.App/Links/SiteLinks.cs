using Nep.Registration.App.Letters;

namespace Nep.Registration.App.Links;

/// <summary>
/// Every address that leaves the site in a mail, a calendar file or a QR code. They start from the configured base address, never from
/// a request.
/// </summary>
public sealed class SiteLinks(Uri baseAddress, LinkSecrets secrets)
{
    private const string ManagePurpose = "manage";
    private const string TicketPurpose = "ticket";
    private const string SeatPurpose = "seat";
    private const string RecordPurpose = "record";
    private const string ApplicationPurpose = "application";
    private const string TeamMemberPurpose = "team-member";
    private const string ReferencePurpose = "reference";
    private const string UnsubscribePurpose = "unsubscribe";

    public Uri Base => baseAddress;

    public Uri Offering(OfferingId offering) => At($"offerings/{offering}");

    /// <summary>The page of one registration. Whoever has this link may act for it.</summary>
    public Uri Manage(OfferingId offering, RegistrationId registration, string more = "") =>
        At(ManagePath(offering, registration) + more);

    public string ManagePath(OfferingId offering, RegistrationId registration) =>
        $"registrations/{offering}/{registration}/{secrets.Make(ManagePurpose, offering.ToString(), registration.ToString())}";

    public bool OpensManage(string? secret, OfferingId offering, RegistrationId registration) =>
        secrets.IsGood(secret, ManagePurpose, offering.ToString(), registration.ToString());

    /// <summary>
    /// A participant's own page: ticket, calendar, certificate. It shows that one person and cannot cancel or change anything. Another person
    /// in the same place gets another link.
    /// </summary>
    public Uri Ticket(OfferingId offering, RegistrationId registration, ParticipantNumber number, int change, string more = "") =>
        At($"tickets/{offering}/{registration}/{number}/{TicketSecret(offering, registration, number, change)}{more}");

    public bool OpensTicket(string? secret, OfferingId offering, RegistrationId registration, ParticipantNumber number, int change) =>
        secrets.IsGood(secret, TicketPurpose, offering.ToString(), registration.ToString(), number.ToString(), $"{change}");

    /// <summary>
    /// Where whoever comes enters name and answers for a seat whose name follows later. It opens that one seat, shows nobody else and no
    /// money, and is good until the name is given.
    /// </summary>
    public Uri Seat(OfferingId offering, RegistrationId registration, ParticipantNumber number, int change) =>
        At($"seats/{offering}/{registration}/{number}/{secrets.Make(SeatPurpose, offering.ToString(), registration.ToString(), number.ToString(), $"{change}")}");

    public bool OpensSeat(string? secret, OfferingId offering, RegistrationId registration, ParticipantNumber number, int change) =>
        secrets.IsGood(secret, SeatPurpose, offering.ToString(), registration.ToString(), number.ToString(), $"{change}");

    /// <summary>What the QR code says: staff who scan it can check the person in.</summary>
    public Uri CheckIn(OfferingId offering, RegistrationId registration, ParticipantNumber number, int change) =>
        At($"check-in/{offering}/{registration}/{number}/{TicketSecret(offering, registration, number, change)}");

    /// <summary>Where a reader opts out of optional mail. Opening it changes nothing; a POST to it does.</summary>
    public Uri Unsubscribe(ReaderId reader) => At($"unsubscribe/{reader}/{secrets.Make(UnsubscribePurpose, reader.ToString())}");

    public bool OpensUnsubscribe(string? secret, ReaderId reader) => secrets.IsGood(secret, UnsubscribePurpose, reader.ToString());

    /// <summary>All hours under one address. Only ever mailed to that address.</summary>
    public Uri Record(ReaderId reader) => At($"record/{reader}/{secrets.Make(RecordPurpose, reader.ToString())}");

    public bool OpensRecord(string? secret, ReaderId reader) => secrets.IsGood(secret, RecordPurpose, reader.ToString());

    /// <summary>Anyone may verify a certificate here.</summary>
    public Uri Verify(OfferingId offering, string code) => At($"verify/{offering}/{code}");

    /// <summary>
    /// The keys that sign what an endpoint is told with one of its secrets; the first is the one to show. While the host's own key is being
    /// changed there are two, and a message has the signatures of both.
    /// </summary>
    public IReadOnlyList<byte[]> WebhookKeys(Webhooks.WebhookId endpoint, int secret) => secrets.SigningKeys("webhook", $"{endpoint}", $"{secret}");

    /// <summary>An applicant's own page: the form, where it stands, the offer. Whoever has this link acts for them.</summary>
    public Uri Application(OfferingId offering, ApplicationId application, string more = "") => At(ApplicationPath(offering, application) + more);

    public string ApplicationPath(OfferingId offering, ApplicationId application) =>
        $"applications/{offering}/{application}/{secrets.Make(ApplicationPurpose, offering.ToString(), application.ToString())}";

    public bool OpensApplication(string? secret, OfferingId offering, ApplicationId application) =>
        secrets.IsGood(secret, ApplicationPurpose, offering.ToString(), application.ToString());

    /// <summary>Where one person of a team says that they take part. Whoever follows in the same place gets another link.</summary>
    public Uri TeamMember(OfferingId offering, ApplicationId application, ParticipantNumber number, int change) =>
        At($"team/{offering}/{application}/{number}/{change}/{secrets.Make(TeamMemberPurpose, offering.ToString(), application.ToString(), number.ToString(), $"{change}")}");

    public bool OpensTeamMember(string? secret, OfferingId offering, ApplicationId application, ParticipantNumber number, int change) =>
        secrets.IsGood(secret, TeamMemberPurpose, offering.ToString(), application.ToString(), number.ToString(), $"{change}");

    /// <summary>Where one referee writes about the applicant. It shows nothing of the application but who applies.</summary>
    public Uri Reference(OfferingId offering, ApplicationId application, ParticipantNumber number, int change) =>
        At($"references/{offering}/{application}/{number}/{change}/{secrets.Make(ReferencePurpose, offering.ToString(), application.ToString(), number.ToString(), $"{change}")}");

    public bool OpensReference(string? secret, OfferingId offering, ApplicationId application, ParticipantNumber number, int change) =>
        secrets.IsGood(secret, ReferencePurpose, offering.ToString(), application.ToString(), number.ToString(), $"{change}");

    public Uri SignIn(string token) => At($"staff/sign-in/{token}");

    public Uri At(string path) => new(baseAddress, path);

    private string TicketSecret(OfferingId offering, RegistrationId registration, ParticipantNumber number, int change) =>
        secrets.Make(TicketPurpose, offering.ToString(), registration.ToString(), number.ToString(), $"{change}");
}
