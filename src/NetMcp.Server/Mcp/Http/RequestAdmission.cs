namespace NetMcp.Server.Mcp.Http;

/// <summary>Which side of the endpoint a POST belongs to.</summary>
internal abstract record RequestAdmission
{
    private RequestAdmission()
    {
    }

    /// <summary>Revision 2026-07-28: one request, one server.</summary>
    internal sealed record Stateless : RequestAdmission
    {
        /// <summary>The only value.</summary>
        public static readonly Stateless Instance = new();
    }

    /// <summary>An older revision: a session.</summary>
    internal sealed record InSession : RequestAdmission
    {
        /// <summary>The only value.</summary>
        public static readonly InSession Instance = new();
    }

    /// <summary>Neither.</summary>
    internal sealed record Refused(Refusal Refusal) : RequestAdmission;
}
