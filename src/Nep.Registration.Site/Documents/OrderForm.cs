using Nep.Registration.App.Files;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Documents;

/// <summary>The form in which a purchase order is sent in, by the registrant or by staff.</summary>
public static class OrderForm
{
    public const string File = "file";

    /// <summary>Makes a command of what was typed, and keeps the file; what is wrong is noted beside its field.</summary>
    /// <param name="organization">Whose order it is, where the form does not ask.</param>
    public static async Task<RegistrationCommand.ReceivePurchaseOrder> Read(
        PostedForm form, FileTaking files, string organization, CancellationToken cancel)
    {
        var named = form.Has("organization") ? form.Text("organization") : organization;
        var covers = form.Text("covers").Length == 0 ? (int?)null : form.Number("covers");
        var order = new RegistrationCommand.ReceivePurchaseOrder(
            form.Text("number"), form.Amount("amount"), named, covers, form["note"].ReplaceLineEndings("\n").Trim());
        return form.IsFaulty ? order : order with { File = await Taken(form, files, cancel) };
    }

    private static async Task<AttachedFile?> Taken(PostedForm form, FileTaking files, CancellationToken cancel)
    {
        if (form.File(File) is not { Length: > 0 } sent) return null;
        if (sent.Length > FileTaking.MostBytes)
        {
            form.Note(File, new FileTooLarge());
            return null;
        }

        using var content = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(content, cancel);
        var (file, why) = await files.Take(sent.FileName, content.GetBuffer().AsMemory(0, (int)content.Length), cancel);
        if (why is not null) form.Note(File, why);
        return file;
    }
}
