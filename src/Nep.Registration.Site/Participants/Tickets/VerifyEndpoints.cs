using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nep.Registration.App.Attendance;
using Nep.Registration.App.Offerings;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Tickets;

/// <summary>Where anyone may check whether a certificate is real. It tells what stands on the paper, and nothing else about the person.</summary>
internal static class VerifyEndpoints
{
    public static void MapVerify(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/verify", Ask);
        endpoints.MapGet("/verify/{offering}/{code}", Show);
    }

    private static async Task<IResult> Ask(HttpContext http, OfferingShelf shelf)
    {
        var (program, number) = (http.Request.Query["program"].ToString(), CertificateNumber.Read(http.Request.Query["number"].ToString()));
        if (number.Length is > 0 and <= 40 && number.All(Ids.IsBase32) && OfferingId.TryParse(program, out var offering))
            return Page.SeeOther($"/verify/{offering}/{number}");
        return Page.Of<VerifyPage>(await Model(http, shelf, null) with { IsUnknown = number.Length > 0 });
    }

    private static async Task<IResult> Show(string offering, string code, HttpContext http, AttendanceDesk desk, OfferingShelf shelf)
    {
        if (OfferingId.TryParse(offering.ToLowerInvariant(), out var known) && await desk.Verify(known, CertificateNumber.Read(code), http.RequestAborted) is { } found)
            return Page.Of<VerifyPage>(await Model(http, shelf, new Verified(found.Offering, found.Certificate)));
        return Page.Of<VerifyPage>(await Model(http, shelf, null) with { IsUnknown = true }, StatusCodes.Status404NotFound);
    }

    private static async Task<VerifyModel> Model(HttpContext http, OfferingShelf shelf, Verified? verified) => new(
        Reader.WordsFor(http), verified,
        [.. (await shelf.All(http.RequestAborted)).Where(offering => offering.Status != OfferingStatus.Draft)]);
}

/// <summary>A certificate that is real.</summary>
public sealed record Verified(Offering Offering, Certificate Certificate);

public sealed record VerifyModel(Words Words, Verified? Verified, IReadOnlyList<Offering> Programs, bool IsUnknown = false);
