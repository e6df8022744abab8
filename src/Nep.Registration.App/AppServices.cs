using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nep.Registration.App.Activities;
using Nep.Registration.App.Admissions;
using Nep.Registration.App.Admissions.Deciding;
using Nep.Registration.App.Admissions.Reviewing;
using Nep.Registration.App.Admissions.Visiting;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Attendance.Importing;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Files;
using Nep.Registration.App.Following;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Mailings;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.People;
using Nep.Registration.App.Ports;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.Staff;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.App.Webhooks;

namespace Nep.Registration.App;

/// <summary>How a host takes in the use cases.</summary>
public static class AppServices
{
    /// <summary>
    /// The use cases. The host adds what they stand on: a <see cref="TimeProvider"/>, the base address and key for
    /// <see cref="SiteLinks"/>, and the ports.
    /// </summary>
    public static IServiceCollection AddApp(this IServiceCollection services) => services
        .AddSingleton<Clock>()
        .AddSingleton<OfferingShelf>().AddSingleton<OfferingDesk>()
        .AddSingleton<SeatMap>().AddSingleton<TransferChoices>().AddSingleton<RegistrationFiling>().AddSingleton<RegistrationDesk>().AddSingleton<RegistrationDrawer>()
        .AddSingleton<PaymentNotices>()
        .AddSingleton<ApplicationFiling>().AddSingleton<ApplicationDesk>().AddSingleton<ApplicationDrawer>().AddSingleton<ApplicationList>().AddSingleton<ApplicationSteps>().AddSingleton<ApplicationMail>().AddSingleton<EnrolmentSteps>().AddSingleton<PlaceSteps>().AddSingleton<ApplicationLetterWriter>()
        .AddSingleton<BillingDesk>().AddSingleton<CheckDesk>().AddSingleton<PurchaseOrderBook>().AddSingleton<IFiles, TableFiles>().AddSingleton<FileTaking>()
        .AddSingleton<RegistrationList>().AddSingleton<MailTroubles>()
        .AddSingleton<AttendanceDesk>().AddSingleton<HoursSoFar>().AddSingleton<CoachingDesk>().AddSingleton<StipendDesk>().AddSingleton<ApplicationReading>().AddSingleton<FileErasing>().AddSingleton<ApplicationErasing>().AddSingleton<StipendsToPay>().AddSingleton<CoachingOverdrawn>().AddSingleton<LearningRecords>().AddSingleton<AttendanceImport>()
        .AddConsole().AddReviewing().AddWebhooks()
        .AddSingleton<MailingRows>().AddSingleton<MailingDesk>()
        .AddSingleton<LetterWriter>().AddSingleton<WordingDesk>().AddSingleton<MailOutlooks>().AddSingleton<MailLedgerList>().AddSingleton<MissedMail>().AddSingleton<MailPreferences>().AddSingleton<MailNotices>()
        .AddSingleton<DueReading>().AddSingleton<Follower>().AddSingleton<RegistrationSteps>().AddSingleton<LetterDelivery>().AddSingleton<RegistrationMail>().AddSingleton<TransferSteps>().AddSingleton<LeaverSteps>().AddSingleton<OfferingEnding>().AddSingleton<CohortSteps>().AddSingleton<CohortMail>().AddSingleton<CohortLapse>()
        .AddSingleton<DeferralSteps>().AddSingleton<AlternateLines>().AddSingleton<AdmissionOutlook>().AddSingleton<ApplicationLook>()
        .AddSingleton<PlanLook>().AddSingleton<CohortCertificates>().AddSingleton<WaitingListSteps>().AddSingleton<WaitingListDesk>();

    /// <summary>How applications are judged, decided and told.</summary>
    private static IServiceCollection AddReviewing(this IServiceCollection services) => services
        .AddSingleton<CandidateList>().AddSingleton<ReviewList>().AddSingleton<PanelDesk>().AddSingleton<ReviewDesk>().AddSingleton<DrawSharing>()
        .AddSingleton<BoardReading>().AddSingleton<BlindReading>().AddSingleton<Discussion>()
        .AddSingleton<DecisionList>().AddSingleton<DecisionDesk>().AddSingleton<ReleaseSteps>().AddSingleton<ReleasePreview>().AddSingleton<VisitNotes>();

    /// <summary>What only staff use.</summary>
    private static IServiceCollection AddConsole(this IServiceCollection services) => services
        .AddSingleton<StaffRoll>().AddSingleton<StaffDesk>().AddSingleton<StaffLetters>()
        .AddSingleton<ActivityLog>().AddSingleton<RosterList>()
        .AddSingleton<ApiKeyRing>().AddSingleton<ReturnBook>()
        .AddSingleton<PeopleList>().AddSingleton<PersonReading>().AddSingleton<PersonErasing>().AddSingleton<PeopleDesk>();

    /// <summary>How other programs are told of what happens. They are called over the internet only, unless the host says otherwise.</summary>
    private static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(new WebhookReach(Local: false));
        services.TryAddSingleton<IWebhookSender, WebhookCaller>();
        return services.AddSingleton<WebhookBook>().AddSingleton<WebhookOutbox>().AddSingleton<WebhookContent>().AddSingleton<WebhookWriter>().AddSingleton<WebhookSteps>()
            .AddSingleton<WebhookDesk>();
    }
}
