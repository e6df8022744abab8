using System.Text.Json;
using System.Text.RegularExpressions;
using Nep.Registration.App.Connections;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.App.Tests.Letters;
using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Admissions;
using Nep.Registration.Domain.Admissions.Deciding;
using Nep.Registration.Domain.Admissions.Reviewing;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Tests.Storage;

public class StoredShapeTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = Json.Options.Encoder };

    public static TheoryData<string> Names { get; } = [.. StoredShapes.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_shape_stays_as_approved(string name)
    {
        using var stored = JsonDocument.Parse(Json.Write(Value(name)));
        Approved.Match(JsonSerializer.Serialize(stored, Indented) + "\n", $"Storage/{name}.json");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_is_read_as_an_equal_value(string name)
    {
        var value = Value(name);
        Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options), value.GetType(), Json.Options));
    }

    [Fact]
    public void Every_event_and_actor_is_among_the_approved_shapes()
    {
        Assert.Equal(Cases<RegistrationEvent>(), StoredShapes.RegistrationEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<ApplicationEvent>(), AdmissionShapes.All.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<PanelEvent>(), ReviewShapes.PanelEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<ReviewEvent>(), ReviewShapes.ReviewEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<DecisionEvent>(), ReviewShapes.DecisionEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<OfferingEvent>(), StoredShapes.OfferingEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<WordingEvent>(), StoredShapes.WordingEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<StaffEvent>(), StoredShapes.StaffEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<ApiKeyEvent>(), StoredShapes.ApiKeyEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<ReturnEvent>(), StoredShapes.ReturnEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<WebhookEvent>(), StoredShapes.WebhookEvents.Select(one => one.GetType().Name).Order());
        Assert.Equal(Cases<Actor>(), StoredShapes.Actors.Select(one => one.GetType().Name).Order());
    }

    [Fact]
    public void Every_case_of_what_an_offering_or_a_registration_holds_is_among_the_approved_shapes()
    {
        var all = string.Concat(StoredShapes.All.Select(one => System.Text.Encoding.UTF8.GetString(Json.Write(one.Value))));
        string[] cases = [.. Cases<PriceRule>(), .. Cases<CodeEffect>(), .. Cases<Place>(), .. Cases<ReminderRule>(), .. Cases<Entry>(), .. Cases<Tuition>()];
        Assert.Equal([], cases.Where(one => !all.Contains($"\"is\":\"{one}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_type_that_the_use_cases_store_is_among_the_approved_shapes()
    {
        var read = Repository.Sources("App").SelectMany(source => Regex.Matches(source, @"\bRead<([\w<>]+)>\(").Select(one => one.Groups[1].Value)).Distinct();
        var approved = StoredShapes.All.Select(one => Name(one.Value.GetType())).ToHashSet();
        Assert.Equal([], read.Where(type => type is not ("T" or "HistoryEntry<TEvent>") && !approved.Contains(type)));
    }

    [Fact]
    public void A_group_price_of_a_fixed_amount_is_read_back()
    {
        GroupPrice price = new GroupPrice.Amount(3, Money.Usd(795));
        Assert.Equal("""{"is":"Amount","people":3,"each":{"cents":79500,"currency":"Usd"}}""", System.Text.Encoding.UTF8.GetString(Json.Write(price)));
        Assert.Equal(price, Json.Read<GroupPrice>(Json.Write(price)));
    }

    [Fact]
    public void A_person_changed_before_answers_were_asked_anew_is_read_with_none()
    {
        var written = """{"is":"PersonChanged","number":1,"person":{"name":"Malik","email":"malik@westside.example.org","pronouns":""},"substituted":true}"""u8;
        Assert.Equal(new RegistrationEvent.PersonChanged(new ParticipantNumber(1), Samples.Malik with { Name = "Malik" }, true), Json.Read<RegistrationEvent>(written));
    }

    [Theory]
    [InlineData("""{"at":"2027-01-12T18:20:00Z","by":{"is":"Stranger"},"events":[]}""")]
    [InlineData("""{"at":"2027-01-12T18:20:00Z","by":{"is":"Demo"},"events":[{"is":"Exploded"}]}""")]
    [InlineData("""{"at":"yesterday","by":{"is":"Demo"},"events":[]}""")]
    [InlineData("""{"at":"2027-01-12T18:20:00Z","by":{"is":"Staff","address":"nobody"},"events":[]}""")]
    public void A_row_in_a_form_that_is_not_known_is_refused_not_guessed(string row) =>
        Assert.ThrowsAny<JsonException>(() => Json.Read<HistoryEntry<OfferingEvent>>(System.Text.Encoding.UTF8.GetBytes(row)));

    private static object Value(string name) => StoredShapes.All.Single(one => one.Name == name).Value;

    private static IEnumerable<string> Cases<T>() => typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name).Order();

    private static string Name(Type type) =>
        type.IsGenericType ? $"{type.Name[..^2]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
}
