using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>yuma123's netconfd, as tried with version 2.13.</summary>
internal static class NetconfdProfile
{
    public static DeviceProfile Profile { get; } = new()
    {
        Name = "netconfd",
        Signs = ["http://yuma123.org/ns/", "http://netconfcentral.org/ns/yuma-"],
        // An rpc that it reads together with the client's hello is lost for good, and the session with it.
        FirstRpcDelay = TimeSpan.FromMilliseconds(50),
        // get-config answers "module not found" to any prefix but the module's own; names without one are found, in whatever
        // module, and namespace-uri() is understood.
        XPath = XPathNames.Unprefixed,
        GetDataFilters = false,
        // The second time in its life that anybody asks for this one, the server ends, for all of its clients.
        WithheldModules = ["ietf-netconf"],
        // With a lock on running, a timeout and cancel-commit answer ok and roll nothing back.
        Locks = ["candidate"],
        LockRunningForCommit = false,
        // "cannot perform the operation with confirmed-commit pending", to its owner too; edits of anybody are taken meanwhile.
        LockWhilePending = false,
        // A candidate that was just validated counts as unchanged: its commit answers ok and throws the edits away. Each edit is tested as it is made.
        Validate = false,
        // It refuses every key attribute, prefixed or not; moves to the first or last place answer ok and move nothing; and a first leaf-list entry is the
        // last one after the commit.
        PlacesByInsert = false,
        ReadOnlyRpcs = CommonRpcs.And(
            "http://netconfcentral.org/ns/yuma-mysession", ImmutableDictionary<string, ReadOnlyArgument>.Empty, "get-my-session"),
        ShowCommands = ShowCommands.Linux,
        Notes =
        [
            "Only the candidate is locked: with a lock on running this server does not roll back a confirmed commit.",
            "Entries that the user orders are put in their places by removing and making anew what stands behind them: this server does not do what insert says.",
            "The candidate is not validated before the commit: this server would forget the edits. It tests each edit as it is made.",
        ],
    };
}
