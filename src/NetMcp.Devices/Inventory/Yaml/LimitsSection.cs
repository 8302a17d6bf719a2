namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads <c>limits:</c> of the defaults or of a device.</summary>
internal static class LimitsSection
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    public static DeviceLimits Read(MapReader? map, DeviceLimits inherited)
    {
        if (map is null)
        {
            return inherited;
        }

        var limits = inherited with
        {
            ReadSessions = map.Integer("read_sessions", 1, 32) ?? inherited.ReadSessions,
            ExclusiveSessions = map.Integer("exclusive_sessions", 1, 8) ?? inherited.ExclusiveSessions,
            InFlight = map.Integer("in_flight", 1, 1000) ?? inherited.InFlight,
            Queue = map.Integer("queue", 0, 100_000) ?? inherited.Queue,
            ConnectTimeout = map.Duration("connect_timeout", Least, Most) ?? inherited.ConnectTimeout,
            LoginTimeout = map.Duration("login_timeout", Least, Most) ?? inherited.LoginTimeout,
            HelloTimeout = map.Duration("hello_timeout", Least, Most) ?? inherited.HelloTimeout,
            RpcTimeout = map.Duration("rpc_timeout", Least, Most) ?? inherited.RpcTimeout,
            ReplyTimeout = map.Duration("reply_timeout", Least, Most) ?? inherited.ReplyTimeout,
            StallTimeout = map.Duration("stall_timeout", Least, Most) ?? inherited.StallTimeout,
            CallTimeout = map.Duration("call_timeout", Least, Most) ?? inherited.CallTimeout,
            CloseTimeout = map.Duration("close_timeout", Least, Most) ?? inherited.CloseTimeout,
            MaxHelloBytes = (int)(map.Size("max_hello_bytes", 4 << 10, 64 << 20) ?? inherited.MaxHelloBytes),
            IdleTimeout = map.Duration("idle_timeout", Least, TimeSpan.FromHours(24)) ?? inherited.IdleTimeout,
            LivenessInterval = map.Duration("liveness_interval", Least, Most) ?? inherited.LivenessInterval,
            MaxBackOff = map.Duration("max_back_off", Least, Most) ?? inherited.MaxBackOff,
            MaxMessageBytes = map.Size("max_message_bytes", 64 << 10, 1L << 33) ?? inherited.MaxMessageBytes,
            DrainBytes = map.Size("drain_bytes", 0, 1L << 33) ?? inherited.DrainBytes,
            MaxDepth = map.Integer("max_depth", 16, 4096) ?? inherited.MaxDepth,
        };
        map.ReportUnknownKeys();
        return limits;
    }
}
