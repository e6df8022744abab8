using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.Site.Staff.Activities;
using Nep.Registration.Site.Staff.Applications;
using Nep.Registration.Site.Staff.Applications.Forming;
using Nep.Registration.Site.Staff.Benefits;
using Nep.Registration.Site.Staff.CheckIn;
using Nep.Registration.Site.Staff.CheckIn.Importing;
using Nep.Registration.Site.Staff.CheckIn.Scanning;
using Nep.Registration.Site.Staff.Connections;
using Nep.Registration.Site.Staff.Deciding;
using Nep.Registration.Site.Staff.Exports;
using Nep.Registration.Site.Staff.Home;
using Nep.Registration.Site.Staff.Mail;
using Nep.Registration.Site.Staff.Mail.Lists;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Staff.People;
using Nep.Registration.Site.Staff.PurchaseOrders;
using Nep.Registration.Site.Staff.Records;
using Nep.Registration.Site.Staff.Registrations;
using Nep.Registration.Site.Staff.Reviewing;
using Nep.Registration.Site.Staff.Sessions;
using Nep.Registration.Site.Staff.Trends;
using Nep.Registration.Site.Staff.Visiting;
using Nep.Registration.Site.Staff.Waiting;

namespace Nep.Registration.Site.Staff;

/// <summary>What staff live in. Everything but the sign-in asks for a role.</summary>
internal static class StaffEndpoints
{
    /// <summary>What staff pages are put together by.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services) =>
        services
            .AddSingleton<ScanDesk>().AddSingleton<OfferingLines>().AddSingleton<StaffDay>().AddSingleton<RegistrationFolder>().AddSingleton<CancellationDesk>().AddSingleton<LetterDraft>().AddSingleton<ApplicationReaders>().AddSingleton<MailingWriting>()
            .AddSingleton<RegistrationTable>().AddSingleton<AttendanceTable>().AddSingleton<MoneyTable>().AddSingleton<MailTable>().AddSingleton<CoachingTable>().AddSingleton<StipendTable>()
            .AddSingleton<IStaffTasks, MoneyTasks>().AddSingleton<IStaffTasks, CapacityTasks>().AddSingleton<IStaffTasks, MailTasks>().AddSingleton<IStaffTasks, MissedMailTasks>()
            .AddSingleton<IStaffTasks, ScholarshipTasks>().AddSingleton<IStaffTasks, WebhookTasks>().AddSingleton<WebhookVisit>().AddSingleton<IStaffTasks, OrderTasks>().AddSingleton<OrderVisit>()
            .AddSingleton<IStaffTasks, ApplicationTasks>().AddSingleton<IStaffTasks, ReleaseTasks>().AddSingleton<IStaffTasks, ReviewTasks>().AddSingleton<IStaffTasks, BenefitTasks>().AddSingleton<ApplicationTable>().AddSingleton<ApplicationFolder>().AddSingleton<PanelView>().AddSingleton<MyReviews>().AddSingleton<MyReviewTable>().AddSingleton<BoardView>().AddSingleton<BoardTable>().AddSingleton<DecisionView>();

    public static void MapStaff(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("/staff");
        staff.MapHome();
        staff.MapOfferingList();
        staff.MapOfferingForms();
        staff.MapOfferingEnds();
        staff.MapOffering();
        staff.MapRegistrationList();
        staff.MapRegistration();
        staff.MapMoney();
        staff.MapTransfers();
        staff.MapSponsors();
        staff.MapApplications();
        staff.MapAdmissionForm();
        staff.MapWaitingList();
        staff.MapRoster();
        staff.MapTimes();
        staff.MapHours();
        staff.MapCoaching();
        staff.MapStipends();
        staff.MapScanning();
        staff.MapImport();
        staff.MapLetters();
        staff.MapMailings();
        staff.MapMailForecast();
        staff.MapLedger();
        staff.MapMailCheck();
        staff.MapActivity();
        staff.MapPurchaseOrders();
        staff.MapSessions();
        staff.MapRecord();
        staff.MapExports();
        staff.MapTrends();
        staff.MapPeople();
        staff.MapKeys();
        staff.MapWebhooks();
        staff.MapLinks();
        staff.MapPanel();
        staff.MapRubric();
        staff.MapMyReviews();
        staff.MapBoard();
        staff.MapVisits();
        staff.MapDecisions();
        staff.MapRelease();
        endpoints.MapTicketCheckIn();
    }
}
