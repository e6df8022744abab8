using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Offerings;
using Nep.Registration.Site.Tests.Participants;

namespace Nep.Registration.Site.Tests.Staff;

/// <summary>The usual reminders of bills and offers in an offering's form: shown where they are of use, and kept as usual while nobody changes them.</summary>
public sealed class ReminderFormTests
{
    private static readonly OfferingDetails ByCard = Institute.Details with { Contact = EmailAddress.Parse("institutes@nep-center.example") };
    private static readonly OfferingDetails ByOrder = ByCard with { Payments = PaymentPolicy.Everything };

    [Fact]
    public void A_form_that_nobody_touches_leaves_the_usual_rules_usual()
    {
        foreach (var details in new[] { ByCard, ByOrder, ByOrder with { WaitingList = new WaitingListRule() } })
            Assert.Null(Read(OfferingFields.Of(details, 1)).BillReminders);
    }

    [Fact]
    public void Only_rules_of_use_are_shown_and_one_that_is_not_shown_is_not_lost()
    {
        var form = OfferingFields.Of(ByOrder, 1);
        Assert.Equal(["quote-7", "quote-2", "overdue-1", "overdue-15", "overdue-30"], Keys(form).Skip(ByOrder.Reminders.Count));
        var changed = Read(FormRows.Remove(form, "reminders", ByOrder.Reminders.Count)).BillReminders!.Value;
        Assert.Equal(["quote-2", "overdue-1", "overdue-15", "overdue-30", "offer"], changed.Select(rule => rule.Key));
    }

    [Fact]
    public void Rules_of_its_own_all_stand_in_the_form_and_an_empty_list_stays_empty()
    {
        ValueList<ReminderRule> own = [new ReminderRule.BeforeOfferEnds("call", 240)];
        Assert.Equal(own, Read(OfferingFields.Of(ByCard with { BillReminders = own }, 1)).BillReminders!.Value);
        Assert.Empty(Read(OfferingFields.Of(ByOrder with { BillReminders = [] }, 1)).BillReminders!.Value);
    }

    private static IEnumerable<string> Keys(PostedForm form) => Enumerable.Range(0, FormRows.Count(form, "reminders")).Select(i => form[$"reminders[{i}].key"]);

    private static OfferingDetails Read(PostedForm form)
    {
        var details = new OfferingReading(form).Read();
        Assert.Empty(form.Faults);
        return details;
    }
}
