using NetMcp.Devices.Events;
using Xunit;

namespace NetMcp.Devices.Tests.Events;

public sealed class ChangedTargetsTests
{
    [Theory]
    [InlineData("/x:a", "/mx:a")]
    [InlineData("/x:a/x:b[x:k='1']/y:c", "/mx:a/mx:b/my:c")]
    [InlineData("/x:a/x:b[x:k=\"]/'\"][x:l='2']/x:c", "/mx:a/mx:b/mx:c")]
    [InlineData("/x:a/x:b[3]", "/mx:a/mx:b")]
    public void SchemaPath_InstanceIdentifier_LosesItsPredicates(string instance, string expected) =>
        Assert.Equal(expected, ChangedTargets.SchemaPath(instance, prefix => "m" + prefix));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a")]
    [InlineData("/a")]
    [InlineData("/x:a/")]
    [InlineData("/x:a[x:k='1'")]
    [InlineData("/x:a[x:k='1]")]
    [InlineData("/x:a[1]b")]
    public void SchemaPath_WhatIsNone_IsNull(string instance) =>
        Assert.Null(ChangedTargets.SchemaPath(instance, prefix => "m" + prefix));

    [Fact]
    public void SchemaPath_UnknownNamespace_IsNull() =>
        Assert.Null(ChangedTargets.SchemaPath("/x:a", _ => null));
}
