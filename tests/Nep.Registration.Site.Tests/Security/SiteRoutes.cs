namespace Nep.Registration.Site.Tests.Security;

/// <summary>What opens an address that is not the staff's.</summary>
public enum OpenedBy
{
    /// <summary>Anyone, signed in or not; it shows nobody's data.</summary>
    Anyone,

    /// <summary>Whoever has the link: its secret is in the address, and no role stands in for it.</summary>
    Link,

    /// <summary>A program with a key; tried scope by scope in ApiAccessTests.</summary>
    Key,

    /// <summary>Anyone in the demo; in a real installation it is the administrators' or not there.</summary>
    Demo,
}

/// <summary>The rule for every address that is not the staff's. A new one without a line here fails <see cref="EveryRouteTests"/>; the staff's own are in StaffRoutes.</summary>
internal static class SiteRoutes
{
    public static IReadOnlyDictionary<string, OpenedBy> Rules { get; } = new Dictionary<string, OpenedBy>(StringComparer.Ordinal)
    {
        ["GET /"] = OpenedBy.Anyone,
        ["GET /healthz"] = OpenedBy.Anyone,
        ["GET /icon.svg"] = OpenedBy.Anyone,
        ["GET /offerings/{id}"] = OpenedBy.Anyone,
        ["GET /offerings/{id}/register"] = OpenedBy.Anyone,
        ["POST /offerings/{id}/register"] = OpenedBy.Anyone,
        ["GET /offerings/{id}/apply"] = OpenedBy.Anyone,
        ["POST /offerings/{id}/apply"] = OpenedBy.Anyone,
        ["GET /verify"] = OpenedBy.Anyone,
        ["GET /verify/{offering}/{code}"] = OpenedBy.Anyone,
        ["ANY /{*path:nonfile}"] = OpenedBy.Anyone,
        ["GET /api/v1/openapi.json"] = OpenedBy.Anyone,

        ["GET /registrations/{offering}/{registration}/{secret}"] = OpenedBy.Link,
        ["GET /registrations/{offering}/{registration}/{secret}/calendar.ics"] = OpenedBy.Link,
        ["POST /registrations/{offering}/{registration}/{secret}/pay"] = OpenedBy.Link,
        ["GET /registrations/{offering}/{registration}/{secret}/purchase-order"] = OpenedBy.Link,
        ["POST /registrations/{offering}/{registration}/{secret}/purchase-order"] = OpenedBy.Link,
        ["GET /registrations/{offering}/{registration}/{secret}/documents/{number}"] = OpenedBy.Link,
        ["POST /registrations/{offering}/{registration}/{secret}/accept"] = OpenedBy.Link,
        ["GET /registrations/{offering}/{registration}/{secret}/cancel"] = OpenedBy.Link,
        ["POST /registrations/{offering}/{registration}/{secret}/cancel"] = OpenedBy.Link,
        ["GET /registrations/{offering}/{registration}/{secret}/transfer"] = OpenedBy.Link,
        ["POST /registrations/{offering}/{registration}/{secret}/transfer"] = OpenedBy.Link,
        ["GET /registrations/{offering}/{registration}/{secret}/people/{number:int}"] = OpenedBy.Link,
        ["POST /registrations/{offering}/{registration}/{secret}/people/{number:int}"] = OpenedBy.Link,
        ["GET /seats/{offering}/{registration}/{number}/{secret}"] = OpenedBy.Link,
        ["POST /seats/{offering}/{registration}/{number}/{secret}"] = OpenedBy.Link,
        ["GET /tickets/{offering}/{registration}/{number}/{secret}"] = OpenedBy.Link,
        ["GET /tickets/{offering}/{registration}/{number}/{secret}/certificate"] = OpenedBy.Link,
        ["GET /tickets/{offering}/{registration}/{number}/{secret}/attendance"] = OpenedBy.Link,
        ["POST /tickets/{offering}/{registration}/{number}/{secret}/record"] = OpenedBy.Link,
        ["GET /tickets/{offering}/{registration}/{number}/{secret}/calendar.ics"] = OpenedBy.Link,
        ["GET /check-in/{id}/{number}/{person:int}/{secret}"] = OpenedBy.Link,
        ["GET /record/{reader}/{secret}"] = OpenedBy.Link,
        ["GET /unsubscribe/{reader}/{secret}"] = OpenedBy.Link,
        ["POST /unsubscribe/{reader}/{secret}"] = OpenedBy.Link,
        ["GET /applications/{offering}/{application}/{secret}"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/send"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/withdraw"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/accept"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/decline"] = OpenedBy.Link,
        ["GET /applications/{offering}/{application}/{secret}/stages/{stage}"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/stages/{stage}"] = OpenedBy.Link,
        ["GET /applications/{offering}/{application}/{secret}/files/{question}"] = OpenedBy.Link,
        ["GET /applications/{offering}/{application}/{secret}/team"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/team"] = OpenedBy.Link,
        ["GET /applications/{offering}/{application}/{secret}/referees"] = OpenedBy.Link,
        ["POST /applications/{offering}/{application}/{secret}/referees"] = OpenedBy.Link,
        ["GET /team/{offering}/{application}/{number}/{change}/{secret}"] = OpenedBy.Link,
        ["POST /team/{offering}/{application}/{number}/{change}/{secret}"] = OpenedBy.Link,
        ["GET /references/{offering}/{application}/{number}/{change}/{secret}"] = OpenedBy.Link,
        ["POST /references/{offering}/{application}/{number}/{change}/{secret}"] = OpenedBy.Link,

        ["GET /api/v1/offerings"] = OpenedBy.Key,
        ["GET /api/v1/offerings/{offering}"] = OpenedBy.Key,
        ["GET /api/v1/offerings/{offering}/registrations"] = OpenedBy.Key,
        ["GET /api/v1/offerings/{offering}/registrations/{registration}"] = OpenedBy.Key,
        ["POST /api/v1/offerings/{offering}/registrations"] = OpenedBy.Key,
        ["GET /api/v1/offerings/{offering}/sessions/{session}/attendance"] = OpenedBy.Key,
        ["PUT /api/v1/offerings/{offering}/sessions/{session}/attendance/{registration}/{person}"] = OpenedBy.Key,

        ["GET /test-checkout/{id}"] = OpenedBy.Demo,
        ["POST /test-checkout/{id}"] = OpenedBy.Demo,
        ["GET /time-machine"] = OpenedBy.Demo,
        ["POST /time-machine"] = OpenedBy.Demo,
        ["GET /outbox"] = OpenedBy.Demo,
        ["GET /outbox/{id}"] = OpenedBy.Demo,
        ["GET /outbox/{id}/html"] = OpenedBy.Demo,
        ["GET /outbox/{id}/files/{name}"] = OpenedBy.Demo,
    };

    /// <summary>The site's own scripts and style stand under their content's hash.</summary>
    public static bool IsOwnFile(string route) => route.StartsWith("GET /", StringComparison.Ordinal) && (route.EndsWith(".js", StringComparison.Ordinal) || route.EndsWith(".css", StringComparison.Ordinal));
}
