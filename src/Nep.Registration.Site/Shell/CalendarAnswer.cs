using Microsoft.AspNetCore.Http;
using Nep.Registration.App.Letters;

namespace Nep.Registration.Site.Shell;

/// <summary>A calendar file as an answer, the same bytes that go with the mail.</summary>
internal static class CalendarAnswer
{
    public static IResult Of(CalendarFile file) => TypedResults.File(file.Content, file.ContentType, CalendarFile.FileName);
}
