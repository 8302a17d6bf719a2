using NetMcp.Core.Access;
using NetMcp.Core.Reading;

namespace NetMcp.Trust.Grants;

/// <summary>The words that grants are written in.</summary>
internal static class GrantNames
{
    public const string Gateway = "gateway";
    public const string Controller = "controller";
    public const string ElementToElement = "element-to-element";

    public static string Of(DeploymentPattern pattern) => pattern switch
    {
        DeploymentPattern.Gateway => Gateway,
        DeploymentPattern.Controller => Controller,
        _ => ElementToElement,
    };

    public static DeploymentPattern? Pattern(string? text) => text switch
    {
        Gateway => DeploymentPattern.Gateway,
        Controller => DeploymentPattern.Controller,
        ElementToElement => DeploymentPattern.ElementToElement,
        _ => null,
    };

    public static string Of(GrantOperation operation) => operation switch
    {
        GrantOperation.Read => "read",
        GrantOperation.Measure => "measure",
        GrantOperation.Plan => "plan",
        GrantOperation.Apply => "apply",
        _ => "approve",
    };

    public static GrantOperation? Operation(string text) =>
        Enum.GetValues<GrantOperation>().Where(operation => Of(operation) == text).Cast<GrantOperation?>().FirstOrDefault();

    public static string Of(Datastore datastore) => datastore switch
    {
        Core.Reading.Datastore.Operational => "operational",
        Core.Reading.Datastore.Running => "running",
        Core.Reading.Datastore.Candidate => "candidate",
        Core.Reading.Datastore.Startup => "startup",
        _ => "intended",
    };

    public static Datastore? Datastore(string text) =>
        Enum.GetValues<Datastore>().Where(datastore => Of(datastore) == text).Cast<Datastore?>().FirstOrDefault();
}
