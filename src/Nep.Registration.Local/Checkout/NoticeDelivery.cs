using Nep.Registration.App.Registrations;

namespace Nep.Registration.Local.Checkout;

/// <summary>
/// Brings the test checkout's notices to the registrations, as a provider's webhook would: at once, and again after a restart, until each is
/// taken in.
/// </summary>
public sealed class NoticeDelivery(TestCheckout checkout, RegistrationDesk desk) : BackgroundService
{
    public async Task DeliverAll(CancellationToken cancel)
    {
        foreach (var (key, notice) in await checkout.Waiting(cancel))
            if (await desk.Receive(notice, cancel)) await checkout.TakenIn(key, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await DeliverAll(stoppingToken);
    }
}
