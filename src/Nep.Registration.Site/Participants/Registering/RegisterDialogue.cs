using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.App.Links;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.App.WaitingLists;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Pacing;
using Nep.Registration.Site.Shell;

namespace Nep.Registration.Site.Participants.Registering;

/// <summary>
/// The registration form from first view to placed registration. Every answer keeps everything typed, in the fields or behind the review,
/// and only <c>place</c> writes anything.
/// </summary>
public sealed class RegisterDialogue(OfferingShelf shelf, RegistrationDesk desk, WaitingListDesk waiting, SeatMap seats, SiteLinks links, FormDrafts drafts, FormPace pace, Clock clock)
{
    public async Task<IResult> Open(HttpContext http, string id)
    {
        if (await Find(http, id) is not { } offering) return TypedResults.NotFound();
        if (offering.Details.Entry.Admission is not null || offering.ClosedAt(clock.Now) is not null) return Page.SeeOther($"/offerings/{offering.Id}");
        var number = await drafts.Open(http, offering.Id);
        return Page.Of<RegisterPage>(new RegisterModel(Reader.WordsFor(http), offering, PostedForm.Empty, offering.Details.Entry.FewestTogether, number, clock.Now));
    }

    public async Task<IResult> Answer(HttpContext http, string id)
    {
        if (await Find(http, id) is not { } offering) return TypedResults.NotFound();
        var form = await PostedForm.Read(http);
        var words = Reader.WordsFor(http);
        var known = FormNumber.TryParse(form[FormFields.Number], out var number);
        if (!known) number = drafts.Renew(http, offering.Id);
        var typed = new RegisterModel(words, offering, form, Math.Max(1, FormFields.CountPeople(form)), number, clock.Now);

        if (form.IsStale || !known) return Again(typed, words["form.stale"]);
        if (FormFields.HasStrangers(form, offering, typed.People)) return Again(typed, words["form.strangers"]);
        return form[FormFields.Do].Split('-') switch
        {
            ["add"] => Page.Of<RegisterPage>(typed with { People = Math.Min(typed.People + 1, typed.MostTogether) }),
            ["remove", var person] => Page.Of<RegisterPage>(Without(typed, person)),
            ["change"] => Page.Of<RegisterPage>(typed),
            ["renew"] => Page.Of<RegisterPage>(typed with { Number = drafts.Renew(http, offering.Id) }),
            ["place"] => await Place(http, typed),
            _ => await Review(http, typed),
        };
    }

    private async Task<IResult> Review(HttpContext http, RegisterModel typed)
    {
        var read = FormReading.Read(typed.Form, typed.Offering, typed.People, typed.Words.Language, clock.Now);
        if (UntilCodes(typed, read) is > 0 and var wait) return TooMany(http, typed, wait);
        if (Price(typed, read) is not { } quote) return Again(typed);
        if (typed.Offering.ClosedAt(clock.Now) is { } closed) return Again(typed, typed.Words.Of(closed));
        var registration = typed.Number.RegistrationIn(typed.Offering.Id);
        return await desk.Find(typed.Offering.Id, registration, http.RequestAborted) is null
            ? Page.Of<ReviewPage>(await Reviewed(http, typed, read, quote))
            : Used(typed, registration);
    }

    private async Task<IResult> Place(HttpContext http, RegisterModel typed)
    {
        var (form, offering) = (typed.Form, typed.Offering);
        var read = FormReading.Read(form, offering, typed.People, typed.Words.Language, clock.Now);
        if (UntilCodes(typed, read) is > 0 and var codes) return TooMany(http, typed, codes);
        if (Price(typed, read) is not { } quote) return Again(typed);
        if (read.TermsVersion != offering.Details.TermsVersion)
        {
            form.Note(FormFields.Terms, "TermsNotAgreed");
            return Page.Again<ReviewPage>(await Reviewed(http, typed, read, quote));
        }

        if (pace.Wait(FormLimit.Registrations, $"{ReaderId.Of(read.Registrar.Email)}") is > 0 and var wait) return TooMany(http, typed, wait);
        var registration = typed.Number.RegistrationIn(offering.Id);
        return await desk.Place(offering.Id, registration, read, Shown(form, quote), Chosen(form), cancel: http.RequestAborted) switch
        {
            Filed.Done => Page.SeeOther("/" + links.ManagePath(offering.Id, registration)),
            Filed.Refused(FormAlreadyUsed) => Used(typed, registration),
            Filed.Refused(PriceChanged why) => Page.Again<ReviewPage>(await Reviewed(http, typed with { Notice = typed.Words.Of(why) }, read, quote)),
            Filed.Refused(OfferingFull why) when await Reviewed(http, typed with { Notice = typed.Words.Of(why) }, read, quote) is { Short: not null } again =>
                Page.Again<ReviewPage>(again),
            Filed.Refused(var why) => Refused(typed, why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The form as it is looked at once more; with the waiting list where there are fewer seats than people.</summary>
    private async Task<ReviewModel> Reviewed(HttpContext http, RegisterModel typed, RegistrationForm read, Quote quote)
    {
        var (offering, cancel) = (typed.Offering, http.RequestAborted);
        if (offering.Details.WaitingList is not { } rule || typed.People > offering.Details.Capacity) return new ReviewModel(typed, read, quote);
        var left = await waiting.SeatsForAll(offering, seats, cancel);
        var isShort = left < typed.People && await waiting.Length(offering, cancel) < rule.MostWaiting;
        return new ReviewModel(typed, read, quote) { Short = isShort ? new SeatsShort(left) : null };
    }

    private static WhenFull Chosen(PostedForm form) => form[FormFields.Full] switch
    {
        "wait" => WhenFull.Wait,
        "split" => WhenFull.Split,
        _ => WhenFull.Ask,
    };

    /// <summary>The price of a form without fault; null, with the reason beside its field, when there is none.</summary>
    private Quote? Price(RegisterModel typed, RegistrationForm read)
    {
        var priced = desk.Quote(typed.Offering, read);
        if (priced is Priced.Refused refused)
        {
            typed.Form.Note(FormFields.Code, refused.Why);
            pace.Wait(FormLimit.WrongCodes, $"{typed.Number}");
            pace.Wait(FormLimit.AllWrongCodes, $"{typed.Offering.Id}");
        }

        return typed.Form.IsFaulty ? null : ((Priced.At)priced).Quote;
    }

    /// <summary>For how many seconds no code is looked at, right or wrong, since too many were wrong; a form without a code does not wait.</summary>
    private int UntilCodes(RegisterModel typed, RegistrationForm read) => read.Code.Length == 0
        ? 0
        : Math.Max(pace.Until(FormLimit.WrongCodes, $"{typed.Number}"), pace.Until(FormLimit.AllWrongCodes, $"{typed.Offering.Id}"));

    private static IResult TooMany(HttpContext http, RegisterModel typed, int seconds) =>
        TooOften.Page<RegisterPage>(http, seconds, typed with { Notice = TooOften.Notice(typed.Words, seconds) });

    private static IResult Refused(RegisterModel typed, Refusal why)
    {
        switch (why)
        {
            case FormFaulty faulty: typed.Form.Note(faulty.Faults); return Again(typed);
            case CodeAlreadyUsed or CodeEnded or CodeNotGoodYet or CodeUnknown: typed.Form.Note(FormFields.Code, why); return Again(typed);
            default: return Again(typed, typed.Words.Of(why));
        }
    }

    private IResult Used(RegisterModel typed, RegistrationId registration) =>
        Page.Again<UsedFormPage>(new UsedFormModel(typed, "/" + links.ManagePath(typed.Offering.Id, registration)));

    private static IResult Again(RegisterModel typed, string? notice = null) => Page.Again<RegisterPage>(typed with { Notice = notice });

    private static RegisterModel Without(RegisterModel typed, string person) =>
        int.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= typed.People && typed.People > typed.FewestTogether
            ? typed with { Form = typed.Form.Without("people", number - 1), People = typed.People - 1 }
            : typed;

    /// <summary>The total that the review showed; null when it showed none.</summary>
    private static Money? Shown(PostedForm form, Quote quote) =>
        long.TryParse(form[FormFields.Shown], NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? quote.Total with { Cents = cents } : null;

    private async ValueTask<Offering?> Find(HttpContext http, string id) =>
        OfferingId.TryParse(id, out var known) && await shelf.Find(known, http.RequestAborted) is { Status: not OfferingStatus.Draft } offering ? offering : null;
}
