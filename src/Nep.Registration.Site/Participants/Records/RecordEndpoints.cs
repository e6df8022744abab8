using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Records;

/// <summary>The learning record that a mailed link opens: every offering attended under one address, ready to print.</summary>
internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/record/{reader}/{secret}", Show);

    private static async Task<IResult> Show(string reader, string secret, HttpContext http, LearningRecords records, SiteLinks links, Clock clock) =>
        ReaderId.TryParse(reader, out var known) && links.OpensRecord(secret, known)
            ? Page.Of<RecordPage>(new RecordModel(Reader.WordsFor(http), await records.Of(known, http.RequestAborted), links, clock.Now))
            : TypedResults.NotFound();
}

public sealed record RecordModel(Words Words, IReadOnlyList<PersonRecord> People, SiteLinks Links, Instant Now);
