using System.ComponentModel;
using Nep.Registration.App.Links;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Api;

/// <summary>One run of a program, as anyone may know it.</summary>
internal sealed record ApiOffering(
    [property: Description("As it stands in its address.")] string Id, string Program, string Title, string Summary, OfferingStatus Status,
    [property: Description("The IANA zone on whose clock everything of it is agreed.")] string Zone, Instant Starts, Instant Ends, Instant Closes,
    int Capacity, [property: Description("Seats for whoever comes now; none while someone waits for one.")] int SeatsLeft,
    [property: Description("The standard price of a seat, or of a team where teams register.")] ApiMoney Price,
    [property: Description("Whether one may register at this moment; never where one applies.")] bool IsOpen, [property: Description("The version of the terms that a registrant agrees to.")] string Terms,
    IReadOnlyList<ApiSession> Sessions, IReadOnlyList<ApiQuestion> Questions,
    [property: Description("Its page for people.")] Uri Page)
{
    [Description("When registration opens; missing when it opened on publication.")]
    public Instant? Opens { get; init; }

    public static ApiOffering Of(Offering offering, int seatsLeft, Instant now, SiteLinks links) => new(
        $"{offering.Id}", offering.Details.Program, offering.Details.Title, offering.Details.Summary, offering.Status, $"{offering.Zone}", offering.Starts,
        offering.Ends, offering.Zone.At(offering.Details.Closes), offering.Details.Capacity, seatsLeft, ApiMoney.Of(offering.Details.Prices.Standard),
        offering.Details.Entry.Admission is null && offering.ClosedAt(now) is null, offering.Details.TermsVersion, [.. offering.Sessions.Select(session => ApiSession.Of(offering, session))],
        [.. offering.Details.Questions.Select(ApiQuestion.Of)], links.Offering(offering.Id))
    {
        Opens = offering.Details.Opens is { } opens ? offering.Zone.At(opens) : null,
    };
}

/// <summary>A session of an offering. Where it meets online stands on its people's own pages only.</summary>
internal sealed record ApiSession(
    [property: Description("It stays when the session moves.")] int Number, string Title, Instant Starts, Instant Ends, int Minutes, bool IsOnline,
    [property: Description("It does not take place.")] bool IsCancelled)
{
    [Description("Where people meet; missing online.")]
    public string? Place { get; init; }

    public static ApiSession Of(Offering offering, Session session) => new(
        session.Number.Value, session.Title, offering.Zone.At(session.Starts), offering.Zone.At(session.Ends), session.Minutes(offering.Zone),
        session.Place is Place.Online, offering.IsCancelled(session.Number))
    {
        Place = session.Place is Place.Venue(var name, var address) ? $"{name}, {address}" : null,
    };
}

/// <summary>What the form asks of each person. Answers are taken and never given out here.</summary>
internal sealed record ApiQuestion([property: Description("The member of “answers”.")] string Key, string Label, QuestionKind Kind, bool Required)
{
    [Description("The answers to choose from.")]
    public IReadOnlyList<string>? Choices { get; init; }

    public static ApiQuestion Of(Question question) =>
        new(question.Key, question.Label, question.Kind, question.Required) { Choices = question.Choices.Count > 0 ? [.. question.Choices] : null };
}
