using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;

namespace NetMcp.Devices.Schemas;

/// <summary>What is held for one device: what its schema is, or that it is being made, or why there is none.</summary>
internal sealed class DeviceSchemaState
{
    private readonly Lock _gate = new();
    private Task<Outcome<DeviceSchema>>? _underWay;
    private string? _stamp;
    private KnownSchema? _known;
    private Failure? _failure;
    private TimeSpan _failureEnds;

    /// <summary>What is known for a stamp; a failure only while it holds.</summary>
    public (KnownSchema? Known, Failure? Failure) Find(string stamp, TimeSpan now)
    {
        lock (_gate)
        {
            return _stamp != stamp ? (null, null) : (_known, _failureEnds > now ? _failure : null);
        }
    }

    /// <summary>What was made last, if the device has not said since that its models changed.</summary>
    public KnownSchema? Known
    {
        get
        {
            lock (_gate)
            {
                return _known;
            }
        }
    }

    /// <summary>The making that is under way for this stamp, or a new one.</summary>
    public Task<Outcome<DeviceSchema>> JoinOrBegin(string stamp, Func<Task<Outcome<DeviceSchema>>> begin)
    {
        lock (_gate)
        {
            if (_underWay is null || _underWay.IsCompleted || _stamp != stamp)
            {
                (_stamp, _known, _failure) = (stamp, null, null);
                _underWay = begin();
            }

            return _underWay;
        }
    }

    /// <summary>Remembers what making it came to; what was made for another stamp is of no use any more.</summary>
    public void Made(string stamp, KnownSchema known)
    {
        lock (_gate)
        {
            if (_stamp == stamp)
            {
                (_known, _underWay) = (known, null);
            }
        }
    }

    /// <summary>Remembers a failure that would only repeat.</summary>
    public void Failed(string stamp, Failure failure, TimeSpan until)
    {
        lock (_gate)
        {
            if (_stamp == stamp)
            {
                (_failure, _failureEnds, _underWay) = (failure, until, null);
            }
        }
    }

    /// <summary>Looks again next time: a folder or a right may have changed.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            (_stamp, _known, _failure, _underWay) = (null, null, null, null);
        }
    }
}
