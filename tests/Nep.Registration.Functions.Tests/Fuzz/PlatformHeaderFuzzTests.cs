using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Nep.Registration.App.Staff;
using Nep.Registration.Functions.Site;
using Nep.Registration.Functions.Tests.Ports;
using Property = Nep.Registration.Domain.Tests.Properties.Property;

namespace Nep.Registration.Functions.Tests.Fuzz;

public sealed class PlatformHeaderFuzzTests
{
    [Fact]
    public async Task Whatever_stands_in_the_platforms_header_is_somebody_or_nobody_and_never_a_fault()
    {
        await using var ports = await PortsFixture.Open();
        const string Good = """{"auth_typ":"aad","name_typ":"name","role_typ":"roles","claims":[{"typ":"name","val":"Rae"},{"typ":"preferred_username","val":"rae@nep.example"},{"typ":"roles","val":"Reviewer"}]}""";

        Property.Holds(
            from header in Gen.OneOf(Garbage.Text, Garbage.Body.Select(PlatformHeader.Text), Garbage.Spoiled(Good).Select(PlatformHeader.Text), Garbage.Bytes.Select(Convert.ToBase64String))
            from path in Gen.Elements("/staff", "/staff/sign-in", "/staff/people", "/")
            select (header, path),
            one => Get(ports, one.path, one.header) is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.Forbidden, times: 500);
    }

    [Fact]
    public async Task No_header_makes_anyone_more_than_it_says()
    {
        await using var ports = await PortsFixture.Open();
        Property.Holds(
            Garbage.Spoiled("""{"role_typ":"roles","claims":[{"typ":"preferred_username","val":"rae@nep.example"},{"typ":"roles","val":"Reviewer"}]}""").Select(PlatformHeader.Text),
            header => Get(ports, "/staff/people", header) != HttpStatusCode.OK, times: 300);
        Assert.Equal(HttpStatusCode.OK, Get(ports, "/staff/people", PlatformHeader.Of("rae@nep.example", StaffRole.Registrar)));
    }

    private static HttpStatusCode Get(PortsFixture ports, string path, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(PlatformStaff.Header, header.ReplaceLineEndings(" ").Replace('\0', ' '));
        using var answer = ports.Client.SendAsync(request).GetAwaiter().GetResult();
        return answer.StatusCode;
    }
}
