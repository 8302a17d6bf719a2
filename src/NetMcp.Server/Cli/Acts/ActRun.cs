using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NetMcp.Core.Auditing;
using NetMcp.Server.Auditing;

namespace NetMcp.Server.Cli.Acts;

/// <summary>Does what changes something between two records: that it begins, and how it ended. What is only begun in the log may have been done.</summary>
internal static class ActRun
{
    /// <summary>An act of a command, before it is begun.</summary>
    public static CommandAct Of(AuditKind kind, string command, JsonObject arguments) => new()
    {
        Kind = kind,
        Outcome = AuditOutcome.Begun,
        Command = command,
        Run = RandomNumberGenerator.GetHexString(32, lowercase: true),
        Arguments = arguments.ToJsonString(),
    };

    /// <summary>Does it.</summary>
    /// <param name="console">Where is said that the end could not be recorded.</param>
    /// <param name="log">The log.</param>
    /// <param name="act">The act.</param>
    /// <param name="work">What is done.</param>
    /// <param name="result">What came of it, for the record; null where the arguments say all.</param>
    /// <param name="cancellationToken">Gives up before it is begun, or leaves its end unrecorded.</param>
    /// <exception cref="CliException">The log does not take that it begins, and nothing was done; or the work failed.</exception>
    public static async Task<T> DoAsync<T>(CliConsole console, ActLog log, CommandAct act, Func<Task<T>> work, Func<T, JsonObject>? result, CancellationToken cancellationToken)
    {
        await log.WriteAsync(act, cancellationToken);
        return await DoBegunAsync(console, log, act, work, result, cancellationToken);
    }

    /// <summary>
    /// Does what takes rights away and gives none, as <see cref="DoAsync"/> does, but where the log does not take it too: a full disk must not keep a thief's
    /// token alive. The person is told, and what is written (the list of revocations, the freeze) says itself when it was done.
    /// </summary>
    /// <exception cref="CliException">The work failed.</exception>
    public static async Task<T> RestrictAsync<T>(CliConsole console, ActLog log, CommandAct act, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await log.WriteAsync(act, cancellationToken);
        }
        catch (CliException e)
        {
            var done = await work();
            await console.Error.WriteLineAsync($"netmcp: It is done, but the audit log does not have it: note down who did it. {e.InnerException?.Message}");
            return done;
        }

        return await DoBegunAsync(console, log, act, work, result: null, cancellationToken);
    }

    private static async Task<T> DoBegunAsync<T>(CliConsole console, ActLog log, CommandAct act, Func<Task<T>> work, Func<T, JsonObject>? result, CancellationToken cancellationToken)
    {
        T done;
        try
        {
            done = await work();
        }
        catch (CliException e)
        {
            await EndAsync(console, log, act with { Outcome = AuditOutcome.Failed, Reason = e.Message }, cancellationToken);
            throw;
        }

        var arguments = result is null ? act.Arguments : result(done).ToJsonString();
        await EndAsync(console, log, act with { Outcome = AuditOutcome.Succeeded, Arguments = arguments }, cancellationToken);
        return done;
    }

    private static async Task EndAsync(CliConsole console, ActLog log, CommandAct end, CancellationToken cancellationToken)
    {
        try
        {
            await log.WriteAsync(end, cancellationToken);
        }
        catch (CliException e)
        {
            var how = end.Outcome == AuditOutcome.Succeeded ? "It is done" : "It failed";
            await console.Error.WriteLineAsync($"netmcp: {how}, but the audit log has only that it was begun. {e.InnerException?.Message}");
        }
    }
}
