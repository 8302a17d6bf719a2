using System.CommandLine;
using NetMcp.Server.Approvals;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli.Approvals;

/// <summary>How the commands of approvals reach the gateway: over its socket on this machine, or over HTTP with a token.</summary>
internal sealed class ApprovalOptions
{
    private readonly Option<string?> _server = new("--server") { Description = "The gateway's address, to be asked with a token; without it the gateway of this machine is asked over its socket.", HelpName = "URL" };
    private readonly Option<string?> _token = new("--token") { Description = "The file of the token or chain; - is standard input.", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key") { Description = "The key that the token confirms, as 'netmcp keys create' makes it; without it the token is sent as a bearer token.", HelpName = "FILE" };
    private readonly Option<string?> _socket = new("--socket") { Description = "The socket (default: the one of the configuration).", HelpName = "PATH" };
    private readonly Option<FileInfo?> _configuration = CommonOptions.Configuration();
    private readonly Option<int> _timeout = CommonOptions.Timeout();

    /// <summary>Machine-readable output.</summary>
    public Option<bool> Json { get; } = CommonOptions.Json();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_server, _token, _key, _socket, _configuration, _timeout, Json])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_server) is null != result.GetValue(_token) is null)
            {
                result.AddError("--server and --token go together.");
            }

            if (result.GetValue(_key) is not null && result.GetValue(_token) is null)
            {
                result.AddError("--key is the key of the token of --token.");
            }
        });
    }

    /// <summary>The gateway.</summary>
    /// <exception cref="CliException">A file cannot be used.</exception>
    public ApiClient Connect(ParseResult parsed, CliConsole console)
    {
        var timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout));
        return parsed.GetValue(_server) is { } server
            ? ApiClient.OverHttp(console, server, parsed.GetValue(_token)!, parsed.GetValue(_key), timeout)
            : ApiClient.OverSocket(parsed.GetValue(_socket) ?? Local(console, parsed), timeout);
    }

    private string Local(CliConsole console, ParseResult parsed) =>
        ApprovalComposition.Local(LocalInventory.Load(console, ConfigurationFile.Find(parsed.GetValue(_configuration)?.FullName))).Socket;
}
