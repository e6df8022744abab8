using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nep.Registration.App.Ports;
using SendGrid;

namespace Nep.Registration.Functions.Mail;

/// <summary>What stands behind the mail port.</summary>
internal static class MailServices
{
    /// <summary>Longer than SendGrid takes to answer; after that nobody knows what it did.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddSendGrid(this IServiceCollection services, IConfiguration configuration)
    {
        var options = SendGridOptions.From(configuration);
        return services.AddSingleton(options).AddSingleton<ISendGridClient>(_ => Open(options)).AddSingleton<IPostOffice, SendGridPostOffice>();
    }

    /// <summary>The client asks once: a letter is never sent twice by a loop that cannot know.</summary>
    internal static SendGridClient Open(SendGridOptions options)
    {
        var settings = new SendGridClientOptions { ApiKey = options.ApiKey };
        if (options.ApiBase is { } address) settings.Host = address.ToString().TrimEnd('/');
        return new SendGridClient(new HttpClient { Timeout = AnswerWithin }, settings);
    }
}
