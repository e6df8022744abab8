using Nep.Registration.App;
using Nep.Registration.App.Registrations;
using Nep.Registration.Site.Documents;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.PurchaseOrders;

public sealed record OrderListModel(
    OrderSearch Search, IReadOnlyList<OrderFile> All, IReadOnlyList<OrderFile> Found, IReadOnlyList<CheckFile> Unfinished, Instant Now)
{
    public IReadOnlyList<OrderFile> Rows { get; } = [.. Found.Skip((Search.Page - 1) * OrderSearch.RowsPerPage).Take(OrderSearch.RowsPerPage)];
}

/// <param name="Documents">The documents of each registration.</param>
/// <param name="Posted">Which of the page's forms was sent.</param>
/// <param name="Done">What the last post did, in words.</param>
public sealed record OrderModel(
    OrderFile File, IReadOnlyDictionary<RegistrationId, IReadOnlyList<Document>> Documents, Instant Now, PostedForm Form, string Posted = "",
    Refusal? Refused = null, string? Done = null);

/// <summary>Finds the purchase order that a registration names, with everything on its page.</summary>
public sealed class OrderVisit(PurchaseOrderBook book, RegistrationDesk desk, Clock clock)
{
    public async Task<OrderModel?> Open(string id, string number, CancellationToken cancel)
    {
        if (await desk.Find(id, number, cancel) is not var (_, state) || await book.Of(state.Id, cancel) is not { } file) return null;
        var documents = new Dictionary<RegistrationId, IReadOnlyList<Document>>();
        foreach (var one in file.Registrations)
            documents[one.Registration.Id] = await desk.Find(one.Offering.Id, one.Registration.Id, cancel) is var (offering, each) ? Document.All(offering, each, clock.Now) : [];
        return new OrderModel(file, documents, clock.Now, PostedForm.Empty);
    }
}
