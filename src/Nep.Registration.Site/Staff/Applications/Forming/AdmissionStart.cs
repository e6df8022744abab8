using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Applications.Forming;

/// <summary>What the admission of a new program begins with, to be changed as needed: one page with one question, due thirty days before it starts.</summary>
internal static class AdmissionStart
{
    private const int DaysBefore = 30;

    public static Entry Entry(ValueList<Session> sessions) => new Entry.ByApplication(new AdmissionRule
    {
        Deadline = (sessions.Count > 0 ? sessions[0].Starts.Date.PlusDays(-DaysBefore) : default) + new LocalTime(17, 0),
        GraceMinutes = 30,
        Stages = [new FormStage("page1", "About you", [new FormQuestion("q1", "Why do you want to take part, and why now?", FormQuestionKind.LongText, true) { MostWords = 400 }])],
        Tuition = new Tuition.Free(),
    });
}
