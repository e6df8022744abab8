namespace Nep.Registration.Local.Storage;

/// <summary>
/// The place where every registration is kept cannot be used, and a person has to act; the message is one sentence that says on what.
/// </summary>
/// <remarks>
/// Thrown at opening, nothing has been changed. Thrown by a write, the store is consistent and may be tried again, but whether that one
/// write is kept is known only by reading it back.
/// </remarks>
public sealed class StoreUnusableException : Exception
{
    public StoreUnusableException(string message) : base(message) { }

    public StoreUnusableException(string message, Exception? cause) : base(message, cause) { }
}
