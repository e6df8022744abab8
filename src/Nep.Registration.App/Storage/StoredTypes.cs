using System.Text.Json.Serialization;
using Nep.Registration.App.Offerings;
using Nep.Registration.App.Registrations;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Kernel;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Storage;

/// <summary>
/// What is stored most, described when the project is built rather than looked up when it starts. A type that is missing here is stored in the
/// same form; it only takes longer to be read the first time.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OfferingFile)), JsonSerializable(typeof(CohortFile)), JsonSerializable(typeof(RegistrationFile))]
[JsonSerializable(typeof(HistoryEntry<OfferingEvent>)), JsonSerializable(typeof(HistoryEntry<RegistrationEvent>))]
[JsonSerializable(typeof(MailRecord)), JsonSerializable(typeof(Presence))]
[JsonSerializable(typeof(SeatHolder)), JsonSerializable(typeof(CertificatePointer))]
[JsonSerializable(typeof(Entry.Open), TypeInfoPropertyName = "EntryOpen")]
[JsonSerializable(typeof(GroupPrice.Amount), TypeInfoPropertyName = "GroupPriceAmount")]
[JsonSerializable(typeof(GroupPrice.PercentOff), TypeInfoPropertyName = "GroupPricePercentOff")]
[JsonSerializable(typeof(CodeEffect.Free), TypeInfoPropertyName = "CodeEffectFree")]
[JsonSerializable(typeof(CodeEffect.PercentOff), TypeInfoPropertyName = "CodeEffectPercentOff")]
[JsonSerializable(typeof(CodeEffect.AmountOff), TypeInfoPropertyName = "CodeEffectAmountOff")]
[JsonSerializable(typeof(CodeEffect.FixedPrice), TypeInfoPropertyName = "CodeEffectFixedPrice")]
[JsonSerializable(typeof(ReminderRule.BeforeFirstSession), TypeInfoPropertyName = "ReminderRuleBeforeFirstSession")]
[JsonSerializable(typeof(ReminderRule.BeforeEachOnlineSession), TypeInfoPropertyName = "ReminderRuleBeforeEachOnlineSession")]
[JsonSerializable(typeof(ReminderRule.SurveyAfterLastSession), TypeInfoPropertyName = "ReminderRuleSurveyAfterLastSession")]
[JsonSerializable(typeof(Place.Venue), TypeInfoPropertyName = "PlaceVenue")]
[JsonSerializable(typeof(Place.Online), TypeInfoPropertyName = "PlaceOnline")]
[JsonSerializable(typeof(OfferingEvent.OfferingCreated), TypeInfoPropertyName = "OfferingEventOfferingCreated")]
[JsonSerializable(typeof(OfferingEvent.OfferingEdited), TypeInfoPropertyName = "OfferingEventOfferingEdited")]
[JsonSerializable(typeof(OfferingEvent.OfferingPublished), TypeInfoPropertyName = "OfferingEventOfferingPublished")]
[JsonSerializable(typeof(OfferingEvent.OfferingCancelled), TypeInfoPropertyName = "OfferingEventOfferingCancelled")]
[JsonSerializable(typeof(RegistrationEvent.RegistrationCancelled), TypeInfoPropertyName = "RegistrationEventRegistrationCancelled")]
[JsonSerializable(typeof(RegistrationEvent.CertificateIssued), TypeInfoPropertyName = "RegistrationEventCertificateIssued")]
[JsonSerializable(typeof(RegistrationEvent.PersonChanged), TypeInfoPropertyName = "RegistrationEventPersonChanged")]
[JsonSerializable(typeof(RegistrationEvent.CheckoutOpened), TypeInfoPropertyName = "RegistrationEventCheckoutOpened")]
[JsonSerializable(typeof(RegistrationEvent.PaymentReceived), TypeInfoPropertyName = "RegistrationEventPaymentReceived")]
[JsonSerializable(typeof(RegistrationEvent.RegistrationReinstated), TypeInfoPropertyName = "RegistrationEventRegistrationReinstated")]
[JsonSerializable(typeof(RegistrationEvent.HoldExpired), TypeInfoPropertyName = "RegistrationEventHoldExpired")]
[JsonSerializable(typeof(RegistrationEvent.RegistrationPlaced), TypeInfoPropertyName = "RegistrationEventRegistrationPlaced")]
[JsonSerializable(typeof(RegistrationEvent.RegistrationConfirmed), TypeInfoPropertyName = "RegistrationEventRegistrationConfirmed")]
[JsonSerializable(typeof(RegistrationEvent.RefundMadeOutside), TypeInfoPropertyName = "RegistrationEventRefundMadeOutside")]
[JsonSerializable(typeof(RegistrationEvent.PaymentDisputed), TypeInfoPropertyName = "RegistrationEventPaymentDisputed")]
[JsonSerializable(typeof(RegistrationEvent.RefundOwed), TypeInfoPropertyName = "RegistrationEventRefundOwed")]
[JsonSerializable(typeof(RegistrationEvent.RefundMade), TypeInfoPropertyName = "RegistrationEventRefundMade")]
[JsonSerializable(typeof(RegistrationEvent.RefundFailed), TypeInfoPropertyName = "RegistrationEventRefundFailed")]
[JsonSerializable(typeof(RegistrationEvent.LetterSettled), TypeInfoPropertyName = "RegistrationEventLetterSettled")]
[JsonSerializable(typeof(PriceRule.Standard), TypeInfoPropertyName = "PriceRuleStandard")]
[JsonSerializable(typeof(PriceRule.Early), TypeInfoPropertyName = "PriceRuleEarly")]
[JsonSerializable(typeof(PriceRule.Group), TypeInfoPropertyName = "PriceRuleGroup")]
[JsonSerializable(typeof(PriceRule.Scale), TypeInfoPropertyName = "PriceRuleScale")]
[JsonSerializable(typeof(PriceRule.Code), TypeInfoPropertyName = "PriceRuleCode")]
[JsonSerializable(typeof(Actor.Registrant), TypeInfoPropertyName = "ActorRegistrant")]
[JsonSerializable(typeof(Actor.Staff), TypeInfoPropertyName = "ActorStaff")]
[JsonSerializable(typeof(Actor.Plan), TypeInfoPropertyName = "ActorPlan")]
[JsonSerializable(typeof(Actor.Provider), TypeInfoPropertyName = "ActorProvider")]
[JsonSerializable(typeof(Actor.Demo), TypeInfoPropertyName = "ActorDemo")]
internal sealed partial class StoredTypes : JsonSerializerContext;
