using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Connections;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.Site.Api;

/// <summary>Why a request was not carried out, as RFC 9457 writes it.</summary>
[Description("Why a request was not carried out (RFC 9457).")]
internal sealed record ApiProblem(
    [property: Description("The refusal as an address of its own: urn:nep-registration:refusal:OfferingFull.")] string Type,
    [property: Description("The refusal's name: OfferingFull. Programs go by it; it does not change.")] string Title,
    [property: Description("The status of the answer.")] int Status,
    [property: Description("A sentence for a person.")] string Detail)
{
    public const string ContentType = "application/problem+json";

    [Description("What is wrong, field by field, where fields are to blame.")]
    public IReadOnlyList<ApiFault>? Faults { get; init; }

    public static IResult Of(Refusal why)
    {
        var problem = new ApiProblem($"urn:nep-registration:refusal:{why.Name}", why.Name, StatusOf(why), Words.In(Words.English).Of(why)) { Faults = FaultsOf(why) };
        return new ApiAnswer(problem, problem.Status, ContentType);
    }

    /// <summary>For what went wrong before an address of the API was reached.</summary>
    public static IResult Of(int status) => status switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Of(new AddressUnknown()),
        StatusCodes.Status413PayloadTooLarge => Of(new BodyTooLarge(ApiBody.LargestKilobytes)),
        < StatusCodes.Status500InternalServerError => Of(new BodyUnreadable("$")),
        _ => Of(new SystemFault()),
    };

    private static IReadOnlyList<ApiFault>? FaultsOf(Refusal why) =>
        why is FormFaulty(var faults) ? [.. faults.Select(fault => new ApiFault(fault.Field, fault.Name, Words.In(Words.English).Of(fault)))] : null;

    private static int StatusOf(Refusal why) => why switch
    {
        ApiKeyUnknown or ApiKeyRevoked or ApiKeyExpired => StatusCodes.Status401Unauthorized,
        ApiScopeMissing => StatusCodes.Status403Forbidden,
        AddressUnknown or OfferingNotFound or RegistrationNotFound or SessionNotFound => StatusCodes.Status404NotFound,
        BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        BodyNotJson => StatusCodes.Status415UnsupportedMediaType,
        FormFaulty or FormAlreadyUsed => StatusCodes.Status422UnprocessableEntity,
        TooManyRequests => StatusCodes.Status429TooManyRequests,
        BodyUnreadable or CursorUnknown or LimitOutside or IdempotencyKeyMissing => StatusCodes.Status400BadRequest,
        SystemFault => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>What is wrong with one field.</summary>
internal sealed record ApiFault(
    [property: Description("people[0].email")] string Field, [property: Description("NotAnAddress")] string Fault,
    [property: Description("A sentence for a person.")] string Detail);
