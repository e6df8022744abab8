using Microsoft.AspNetCore.Routing;
using Nep.Registration.Site.Admissions;
using Nep.Registration.Site.Participants.Managing;
using Nep.Registration.Site.Participants.Naming;
using Nep.Registration.Site.Participants.Records;
using Nep.Registration.Site.Participants.Registering;
using Nep.Registration.Site.Participants.Tickets;
using Nep.Registration.Site.Participants.Unsubscribing;

namespace Nep.Registration.Site.Participants;

/// <summary>What anyone may open: the catalog, the forms, and what a link in a mail opens.</summary>
internal static class ParticipantEndpoints
{
    public static void MapParticipants(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCatalog();
        endpoints.MapOffering();
        endpoints.MapRegister();
        endpoints.MapAdmissions();
        endpoints.MapManage();
        endpoints.MapNaming();
        endpoints.MapTickets();
        endpoints.MapRecords();
        endpoints.MapVerify();
        endpoints.MapUnsubscribe();
    }
}
