using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Starting;

/// <summary>
/// Keeps the keys that protect forms and cookies with the facts, so that every instance of the app reads what another wrote. They lie there in
/// the clear, readable by whoever may read the registrations.
/// </summary>
/// <remarks>The framework asks for keys a few times a day, and cannot wait in any other way.</remarks>
internal sealed class TableKeys(ITableStore store) : IXmlRepository
{
    private const string Partition = "_keys";

    public IReadOnlyCollection<XElement> GetAllElements() => All().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        var value = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        store.Transact(Partition, [new RowChange.Insert($"key|{Guid.NewGuid():N}", value)]).AsTask().GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyCollection<XElement>> All()
    {
        var page = await store.Query(Partition, KeyRange.Prefix("key|")).ConfigureAwait(false);
        return [.. page.Rows.Select(Read).OfType<XElement>()];
    }

    /// <summary>A row that is no key keeps nobody from the others.</summary>
    private static XElement? Read(Row row)
    {
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(row.Value));
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
