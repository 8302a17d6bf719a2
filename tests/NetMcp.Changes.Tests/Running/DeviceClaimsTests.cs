using NetMcp.Changes.Running;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Core.Outcomes;
using Xunit;

namespace NetMcp.Changes.Tests.Running;

public sealed class DeviceClaimsTests : IDisposable
{
    private readonly EngineWorld _world = new(2);
    private readonly DeviceClaims _claims = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Claim_WhileAPlanIsTriedOutOnOneOfTheDevices_IsBusyUntilTheTrialHasEnded()
    {
        var trial = _claims.HoldForTrial([_world.Devices[1].Name]).Value;

        Assert.Equal((FailureCode.Busy, _world.Devices[1].Name), (_claims.Claim(_world.Plan)?.Code, _claims.Claim(_world.Plan)!.Device));
        Assert.Null(_claims.Find(_world.Devices[0].Name));
        Assert.True(_claims.HoldForTrial([_world.Devices[1].Name]).Failure!.Retryable);

        trial!.Dispose();
        Assert.Null(_claims.Claim(_world.Plan));
    }

    [Fact]
    public void Trial_OnADeviceUnderChange_IsRefusedAndHoldsNothing()
    {
        _claims.Claim(_world.Plan);
        Assert.Equal(FailureCode.Busy, _claims.HoldForTrial([_world.Devices[0].Name]).Failure!.Code);
        _claims.Release(_world.Plan.Id);
        Assert.Null(_claims.Claim(_world.Plan));
    }
}
