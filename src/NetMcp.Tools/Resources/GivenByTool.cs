namespace NetMcp.Tools.Resources;

/// <summary>
/// The tool that gives what a resource gives, in a resource's metadata: a resource is there for whoever may call that tool, or a grant of few tools would be one
/// of all data.
/// </summary>
/// <param name="Name">The tool's name.</param>
public sealed record GivenByTool(string Name);
