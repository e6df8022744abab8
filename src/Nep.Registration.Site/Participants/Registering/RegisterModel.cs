using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>The registration form as it stands: what was typed, for how many people, and under which number.</summary>
/// <param name="Notice">Why nothing was taken, where no single field is to blame.</param>
public sealed record RegisterModel(Words Words, Offering Offering, PostedForm Form, int People, FormNumber Number, Instant Now, string? Notice = null)
{
    public bool IsComing => !Form.Has(FormFields.Coming) || FormReading.IsComing(Form);

    /// <summary>How many may be registered together.</summary>
    public int MostTogether => Offering.Details.Entry.MostPeople;

    /// <summary>How many must be: a team's form begins with so many.</summary>
    public int FewestTogether => Offering.Details.Entry.FewestTogether;

    public string Action => $"/offerings/{Offering.Id}/register";

    /// <summary>The fields as they stand on the page, so that what is wrong is told from top to bottom.</summary>
    public IReadOnlyList<string> Order => [.. FormFields.Kept(Offering, People)];

    public string Label(string field) => FormFields.Label(Words, Offering, field);
}

/// <summary>The form read without fault, and its price.</summary>
public sealed record ReviewModel(RegisterModel Typed, RegistrationForm Read, Quote Quote)
{
    /// <summary>There are fewer seats than people, and a waiting list to join; null otherwise.</summary>
    public SeatsShort? Short { get; init; }
}

/// <summary>Fewer seats are left than people on the form.</summary>
public sealed record SeatsShort(int Left);

/// <summary>A form that has made a registration before.</summary>
public sealed record UsedFormModel(RegisterModel Typed, string ManagePath);
