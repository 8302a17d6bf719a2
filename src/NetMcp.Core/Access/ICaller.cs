using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Access;

/// <summary>
/// Whoever asks, with what it may do now: made anew for each request from the credential that came with it. What a caller may not do it does not see:
/// hidden and missing are answered alike.
/// </summary>
public interface ICaller : INodeAccess
{
    /// <summary>The principal: whom the authority, the identity provider or the configuration named. Fit to be kept in journals and shown to others.</summary>
    string Name { get; }

    /// <summary>What is kept for one caller (a session, a cursor) is given to nobody with another key. Not a secret and not for display.</summary>
    string Key { get; }

    /// <summary>The names of the token and of each link, oldest first; empty where there is no token.</summary>
    IReadOnlyList<string> Chain { get; }

    /// <summary>
    /// Everybody who stands behind the call: the principal and the labels of the links. Who is among them when a change is planned cannot approve it.
    /// </summary>
    IReadOnlyList<string> Behind { get; }

    /// <summary>Whether a tool is there for the caller at all.</summary>
    bool Shows(string tool);

    /// <summary>Whether a device is there for the caller at all, by its name, tags and site of now.</summary>
    bool Shows(DeviceSummary device);

    /// <summary>Why the caller may not do something; null when it may. Devices, tools and nodes that it does not see are not told from missing ones by whoever asks this: look at <see cref="Shows(string)"/> first.</summary>
    Failure? FindObjection(AccessQuestion question);
}
