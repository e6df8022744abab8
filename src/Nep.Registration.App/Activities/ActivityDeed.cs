using Nep.Registration.App.Connections;
using Nep.Registration.App.Letters;
using Nep.Registration.App.People;
using Nep.Registration.App.Staff;
using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.App.Activities;

/// <summary>A deed that was done neither to an offering nor to a registration: it tells itself.</summary>
public abstract record ActivityDeed
{
    private ActivityDeed() { }

    /// <summary>A letter of an offering says something else.</summary>
    public sealed record Worded(HistoryEntry<WordingEvent> Entry) : ActivityDeed;

    /// <summary>Missed mail of an offering need not go any more.</summary>
    public sealed record LetGo(HistoryEntry<MissedMailEvent> Entry) : ActivityDeed;

    /// <summary>Someone became staff, has other roles, or is no longer staff.</summary>
    public sealed record Member(HistoryEntry<StaffEvent> Entry) : ActivityDeed;

    /// <summary>Two people were one, or one was erased. The order tells how far that has come.</summary>
    public sealed record Person(PersonOrder Order) : ActivityDeed;

    /// <summary>Another program's key was made or revoked.</summary>
    public sealed record Key(HistoryEntry<ApiKeyEvent> Entry) : ActivityDeed;

    /// <summary>A return address was added or taken off.</summary>
    public sealed record Returns(HistoryEntry<ReturnEvent> Entry) : ActivityDeed;
}
