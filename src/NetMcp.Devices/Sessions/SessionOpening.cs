using Microsoft.Extensions.Logging;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using Polly;
using Polly.Retry;

namespace NetMcp.Devices.Sessions;

/// <summary>Opens a session: transport, login, hello. An attempt that ended at once is made once more after a short, jittered wait.</summary>
internal sealed class SessionOpening
{
    private static readonly TimeSpan RetryWait = TimeSpan.FromMilliseconds(150);

    // Far beyond any round trip, so that a slow device is not taken for one that has lost the rpc.
    private static readonly TimeSpan FirstRpcTime = TimeSpan.FromSeconds(5);

    private readonly IDeviceTransports _transports;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<SessionOpened> _pipeline;

    public SessionOpening(IDeviceTransports transports, TimeProvider time, ILoggerFactory loggers)
    {
        _transports = transports;
        _loggers = loggers;
        _logger = loggers.CreateLogger<SessionOpening>();
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<SessionOpened> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<SessionOpened>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result.Failure?.Kind == OpenFailureKind.Brief),
                MaxRetryAttempts = 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = RetryWait,
                UseJitter = true,
            })
            .Build();
    }

    public ValueTask<SessionOpened> OpenAsync(DeviceEntry device, SessionPurpose purpose, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(token => TryOpenAsync(device, purpose, token), cancellationToken);

    /// <summary>
    /// Asks for nothing, on a session whose first rpc the device may lose: a pause before it makes that rare and no more, for a busy
    /// machine may take longer over the hello. A lost one must cost a moment here, not a caller's whole time limit.
    /// </summary>
    private static async Task<bool> AnswersAsync(NetconfSession session, CancellationToken cancellationToken)
    {
        var answered = false;
        try
        {
            var question = PooledSession.LivenessQuestion with { Timeout = FirstRpcTime };
            if (await session.ExecuteAsync(question, cancellationToken).ConfigureAwait(false) is RpcOutcome<Netconf.Messages.RpcReply>.Success answer)
            {
                await answer.Value.DisposeAsync().ConfigureAwait(false);
            }

            // A refusal is an answer.
            answered = true;
            return true;
        }
        catch (NetconfException)
        {
            return false;
        }
        finally
        {
            if (!answered)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private SessionOpened FirstRpcLost(DeviceEntry device)
    {
        const string Text = "did not answer the first request of the session";
        _logger.HelloFailed(device.Name.Value, Text);
        return new SessionOpened(null, new OpenFailure(
            OpenFailureKind.Brief, new Failure(FailureCode.Timeout, $"{device.Name} {Text}; try again.") { Device = device.Name, Retryable = true }));
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private async ValueTask<SessionOpened> TryOpenAsync(DeviceEntry device, SessionPurpose purpose, CancellationToken cancellationToken)
    {
        var opening = await _transports.OpenAsync(device, purpose == SessionPurpose.Exclusive, cancellationToken).ConfigureAwait(false);
        if (opening.Transport is null)
        {
            return new SessionOpened(null, opening.Failure);
        }

        var limits = device.Limits;
        var options = new NetconfSessionOptions
        {
            Label = device.Name.Value,
            LoggerFactory = _loggers,
            TimeProvider = _time,
            FirstRpcDelay = hello => DeviceProfiles.Choose(device.Profile, hello).FirstRpcDelay,
            Limits = NetconfLimits.Default with
            {
                HelloTime = limits.HelloTimeout,
                ReplyTime = limits.RpcTimeout,
                MessageTime = limits.ReplyTimeout,
                // A device that falls silent in the middle is given no longer than one that does not answer at all.
                MessageStallTime = Shorter(limits.StallTimeout, limits.RpcTimeout),
                WriteTime = Shorter(NetconfLimits.Default.WriteTime, limits.RpcTimeout),
                CloseTime = limits.CloseTimeout,
                HelloBytes = limits.MaxHelloBytes,
                MessageBytes = limits.MaxMessageBytes,
                DrainBytes = limits.DrainBytes,
                Depth = limits.MaxDepth,
            },
        };
        try
        {
            var session = await NetconfSession.OpenAsync(opening.Transport, options, cancellationToken).ConfigureAwait(false);
            return DeviceProfiles.Choose(device.Profile, session.Capabilities).FirstRpcDelay == TimeSpan.Zero || await AnswersAsync(session, cancellationToken).ConfigureAwait(false)
                ? new SessionOpened(new PooledSession(session, purpose, limits, _time), null)
                : FirstRpcLost(device);
        }
        catch (NetconfException e)
        {
            _logger.HelloFailed(device.Name.Value, e.Message);
            return new SessionOpened(null, NetconfFailures.OfOpening(e, device.Name));
        }
    }
}
