using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Ports;

/// <summary>
/// Keeps the files that people send in, apart from the facts: a fact names a file, and the file is read only when someone opens it.
/// </summary>
public interface IFiles
{
    /// <summary>Keeps a file until it is removed. Keeping the same content again changes nothing.</summary>
    /// <returns>Its name, made from its content: the same content has the same name.</returns>
    Task<FileId> Keep(ReadOnlyMemory<byte> content, CancellationToken cancel = default);

    /// <summary>The content, or null when no such file is kept.</summary>
    Task<byte[]?> Read(FileId file, CancellationToken cancel = default);

    /// <summary>Removes a file; one that is not kept is removed already. Interrupted, it is no file any more, and removing it again takes out the rest.</summary>
    Task Remove(FileId file, CancellationToken cancel = default);
}
