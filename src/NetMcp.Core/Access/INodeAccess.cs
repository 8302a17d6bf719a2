namespace NetMcp.Core.Access;

/// <summary>Which data nodes somebody may see.</summary>
public interface INodeAccess
{
    /// <summary>Whether some node is denied: then what cannot be judged by paths (any rpc, a free XPath, a show command) is not to be run.</summary>
    bool LimitsPaths { get; }

    /// <summary>What may be seen of the nodes that a path names and of those below.</summary>
    /// <param name="path">An instance path with all keys, a schema path without, or between; keys in canonical form.</param>
    PathAccess See(NodePath path);

    /// <summary>The paths of the deny rules, as they are written; what none of them names at a device is to be feared (<see cref="DeniedPlaces"/>).</summary>
    IReadOnlyList<NodePath> Denied => [];

    /// <summary>Two with the same rules give the same text here, so that what was read for one may be given to the other; empty when nothing is denied.</summary>
    string RulesId { get; }
}
