using Nep.Registration.App.Webhooks;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Staff.Home;

namespace Nep.Registration.Site.Staff.Connections;

/// <summary>What another program would not take for three days.</summary>
internal sealed class WebhookTasks(WebhookDesk desk, WebhookBook book) : IStaffTasks
{
    public async ValueTask<IReadOnlyList<StaffTask>> Of(Offering offering, CancellationToken cancel)
    {
        if (await desk.Lost(offering.Id, cancel) is not { Count: > 0 } lost) return [];
        var standing = await book.Standing(cancel);
        return
        [
            .. lost.CountBy(endpoint => endpoint).Where(one => standing.Any(endpoint => endpoint.Id == one.Key))
                .Select(one => new StaffTask("Webhooks given up", one.Value, WebhookText.Path(one.Key))),
        ];
    }
}
