using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>Who is billed when a registration is not paid by card at once. The organization is the registrar's.</summary>
/// <param name="Address">As it stands on an envelope, several lines.</param>
/// <param name="Attention">The person or office there that pays; empty for none.</param>
public sealed record Billing(PaymentMethod Method, string Address, string Attention = "");
