using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>Plans as the engine could have made them.</summary>
internal static class SamplePlans
{
    public static ChangeId Id { get; } = ChangeId.OfHash(new string('a', 64));

    public static ChangePlan Of(PlanRequest request) => new()
    {
        Id = Id,
        Hash = new string('a', 64),
        RequestedBy = ChangeRequester.Of(request.Caller),
        CreatedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch.AddHours(1),
        Comment = request.Comment,
        Devices = [.. request.Edits.Select(edit => edit.Device).Distinct().Order().Select(device => Device(device))],
        Checks = [new PlannedCheck(CheckKind.Reachable), .. request.Checks],
        Batches = [[.. request.Edits.Select(edit => edit.Device).Distinct().Order()]],
        ConfirmTimeout = TimeSpan.FromSeconds(300),
        RequesterConfirms = request.RequesterConfirms,
    };

    public static DevicePlan Device(DeviceName device, string grade = "full", string difference = "+ /a:a/b = 1\n") => new()
    {
        Device = device,
        SchemaHash = "schema",
        Touched = ["/a:a"],
        BaseHash = "base",
        TargetHash = "target",
        BaseXml = "<a xmlns='urn:a'><password>in-the-base</password></a>",
        TargetXml = "<a xmlns='urn:a'><password>in-the-target</password></a>",
        EditXml = "<a xmlns='urn:a'><password>in-the-edit</password></a>",
        InverseXml = "<a xmlns='urn:a'><password>in-the-inverse</password></a>",
        Difference = difference,
        EditCount = 1,
        Abilities = new EditAbilities { Promise = new ChangePromise(grade, ["It has confirmed commit."]) },
    };
}
