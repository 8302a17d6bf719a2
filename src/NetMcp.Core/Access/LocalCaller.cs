using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Access;

/// <summary>Somebody of whom nothing is limited: whoever works on the gateway's own machine, or anybody where authorization is not configured.</summary>
/// <param name="name">The name for journals.</param>
public sealed class LocalCaller(string name) : ICaller
{
    /// <summary>Who did not log in, where nobody has to.</summary>
    public static LocalCaller Anonymous { get; } = new("anonymous");

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Key => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Chain => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Behind { get; } = [name];

    /// <inheritdoc/>
    public bool LimitsPaths => false;

    /// <inheritdoc/>
    public string RulesId => string.Empty;

    /// <inheritdoc/>
    public bool Shows(string tool) => true;

    /// <inheritdoc/>
    public bool Shows(DeviceSummary device) => true;

    /// <inheritdoc/>
    public PathAccess See(NodePath path) => PathAccess.Allowed;

    /// <inheritdoc/>
    public Failure? FindObjection(AccessQuestion question) => null;
}
