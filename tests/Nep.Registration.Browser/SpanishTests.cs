namespace Nep.Registration.Browser;

public sealed class SpanishTests(Chromium chromium, DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Whoever_reads_Spanish_registers_pays_and_gets_mail_in_Spanish()
    {
        await using var visitor = await Visitor.Arrive(chromium, demo.Site, "es-MX");
        await visitor.Open("/");
        await visitor.Follow(Steps.Introduction);
        await visitor.Follow("Inscribirse");
        var person = visitor.Part("Persona 1");
        await Visitor.Write(person, "Nombre, como usted lo escribe", "Núria Ibáñez");
        await Visitor.Write(person, "Correo electrónico", "nuria@lakeview.example");
        await Visitor.Choose(person, "What is your role?", "Teacher");
        await Visitor.Write(person, "School district or organization", "Lakeview");
        await visitor.Press("Siguiente: ver el precio");
        await visitor.Sees("¿Está todo bien?", "miércoles, 27 de enero de 2027");
        await visitor.Tick("Acepto estos términos");
        await visitor.Press("Guardar mi lugar y seguir");
        await visitor.PressLike("Pagar ");
        await visitor.PressLike("Pagar ");
        await visitor.Sees("Su inscripción está confirmada");
        var mail = await demo.Site.Mail("Confirmation", "nuria@lakeview.example");
        Assert.Contains("lang=\"es\"", mail.Html, StringComparison.Ordinal);
        Assert.Equal("es", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
    }
}
