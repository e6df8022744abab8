using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Simulation.Mutants;

internal sealed class NoticeAppliedTwice : Mutant
{
    public override string Wrong => "A notice of a payment that is told again counts as another payment.";

    public override int CaughtBy => 2;

    public override string PaymentName(string payment, int telling) => telling == 1 ? payment : $"{payment}-{telling}";
}

internal sealed class RefundWithoutKey : Mutant
{
    public override string Wrong => "A refund that is asked for again is another refund.";

    public override int CaughtBy => 2;

    public override IPayments Payments(string host, IPayments payments) => new Forgetful(host, payments);

    private sealed class Forgetful(string id, IPayments payments) : IPayments
    {
        private int asked;

        public Task<Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel) => payments.StartCheckout(order, cancel);

        public Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel) => payments.Refund(order with { Key = $"{order.Key}-{id}-{++asked}" }, cancel);
    }
}

internal sealed class ReminderWithoutItsDate : Mutant
{
    public override string Wrong => "A reminder that went out for one date does not go out for another.";

    public override int CaughtBy => 2;

    public override IPostOffice Post(IPostOffice post) => new Dateless(post);

    private sealed class Dateless(IPostOffice post) : IPostOffice
    {
        private static readonly HashSet<string> Rules = new(StringComparer.Ordinal) { nameof(LetterKind.Reminder), nameof(LetterKind.SessionReminder) };

        private readonly HashSet<string> sent = new(StringComparer.Ordinal);

        public async Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel)
        {
            var outcomes = new List<PostOutcome>();
            foreach (var mail in mails)
                outcomes.Add(Rules.Contains(mail.Kind) && !sent.Add(KeyOf(mail)) ? new PostOutcome.Accepted("known") : (await post.Post([mail], cancel))[0]);
            return outcomes;
        }

        public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => post.Recall(key, cancel);

        /// <summary>The key without the date and hour at its end: <c>-2027-03-25-0900</c>.</summary>
        private static string KeyOf(Mail mail) => mail.Key.ToString()[..^16];
    }
}

internal sealed class BlindlySentAgain : Mutant
{
    public override string Wrong => "A letter whose hand-over was never recorded is sent again, whatever the provider remembers.";

    public override IPostOffice Post(IPostOffice post) => new Blind(post);

    private sealed class Blind(IPostOffice post) : IPostOffice
    {
        public Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel) => post.Post(mails, cancel);

        public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => Task.FromResult(PostMemory.NeverSeen);
    }
}

internal sealed class LetterLost : Mutant
{
    public override string Wrong => "Letters that confirm are put down as sent and are not handed over.";

    public override IPostOffice Post(IPostOffice post) => new Careless(post);

    private sealed class Careless(IPostOffice post) : IPostOffice
    {
        public async Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<Mail> mails, CancellationToken cancel)
        {
            var outcomes = new List<PostOutcome>();
            foreach (var mail in mails)
                outcomes.Add(mail.Kind == nameof(LetterKind.Confirmation) ? new PostOutcome.Accepted("surely") : (await post.Post([mail], cancel))[0]);
            return outcomes;
        }

        public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => post.Recall(key, cancel);
    }
}

internal sealed class CacheNeverStale : Mutant
{
    public override string Wrong => "What a process has read once it believes for good, whatever another process has changed since.";

    public override int CaughtBy => 43;

    public override void Change(IServiceCollection parts)
    {
        var time = (TimeProvider)parts.Last(part => part.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
        parts.AddSingleton<TimeProvider>(new Unaging(time));
    }

    private sealed class Unaging(TimeProvider time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => 0;
    }
}
