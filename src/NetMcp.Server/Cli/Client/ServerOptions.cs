using System.CommandLine;
using NetMcp.Server.Cli.Trust;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Cli.Client;

/// <summary>The options of every command that asks a running server: where it is, how long to wait, and as whom.</summary>
internal sealed class ServerOptions
{
    /// <summary>The environment variable that names the file of a token.</summary>
    public const string TokenVariable = "NETMCP_TOKEN_FILE";

    /// <summary>The environment variable that names the file of its key.</summary>
    public const string KeyVariable = "NETMCP_KEY_FILE";

    private readonly Option<string> _server = CommonOptions.Server();
    private readonly Option<int> _timeout = CommonOptions.Timeout();
    private readonly Option<string?> _token = FromEnvironment("--token", $"The file of a token or a chain, for a server that asks for one (default: {TokenVariable}); - for standard input.", TokenVariable);
    private readonly Option<string?> _key = FromEnvironment("--key", $"The file of the key that the token confirms (default: {KeyVariable}); without it the token is sent as a bearer token.", KeyVariable);
    private readonly Option<string?> _resource = new("--resource") { Description = "The server's own URL ('resource' in its configuration), where it is reached by another, as through a tunnel.", HelpName = "URL" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_server);
        command.Add(_timeout);
        command.Add(_token);
        command.Add(_key);
        command.Add(_resource);
    }

    /// <summary>Connects as the options say.</summary>
    /// <exception cref="CliException">A file cannot be used, or no server answers.</exception>
    public async Task<GatewayClient> ConnectAsync(ParseResult parsed, CliConsole console, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var handler = parsed.GetValue(_token) is { } file ? Credential(console, file, parsed.GetValue(_key), parsed.GetValue(_resource)) : null;
        return await GatewayClient.ConnectAsync(parsed.GetRequiredValue(_server), parsed.GetValue(_timeout), handler, cancellationToken);
    }

    private static CredentialHandler Credential(CliConsole console, string file, string? key, string? resource)
    {
        var target = resource is null ? null : Uri.TryCreate(resource, UriKind.Absolute, out var url) ? url : throw new CliException(CliExitCode.Usage, "--resource takes a URL.");
        return new CredentialHandler(TrustFiles.Chain(console, file), key is null ? null : TrustFiles.Use(() => KeyFile.Read(key)), target, TimeProvider.System);
    }

    private static Option<string?> FromEnvironment(string name, string description, string variable) => new(name)
    {
        Description = description,
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } file ? file : null,
    };
}
