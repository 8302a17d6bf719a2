using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Operations;
using Xunit;
using Lock = NetMcp.Netconf.Operations.Lock;

namespace NetMcp.Netconf.Tests.Capabilities;

public sealed class NetconfCapabilitiesTests
{
    [Fact]
    public void Parse_HelloOfADevice_IsTheModel()
    {
        var capabilities = NetconfCapabilities.Parse(
        [
            "urn:ietf:params:netconf:base:1.0",
            " urn:ietf:params:netconf:capability:candidate:1.0\n",
            "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
            "urn:ietf:params:netconf:capability:url:1.0?scheme=http,ftp,file",
            "urn:ietf:params:netconf:capability:with-defaults:1.0?basic-mode=explicit&also-supported=report-all,trim",
            "urn:ietf:params:netconf:capability:yang-library:1.1?revision=2019-01-04&content-id=abc",
            "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda?module=ietf-netconf-nmda&revision=2019-01-07&features=origin,with-defaults&deviations=acme-dev",
            "http://example.com/vendor?amp;module=x",
            "not a uri at all",
        ]);

        Assert.True(capabilities is { Base10: true, Base11: false, Candidate: true, ConfirmedCommit: true, ConfirmedCommit11: false, Nmda: true, Validate: false });
        Assert.Equal(["http", "ftp", "file"], capabilities.UrlSchemes);
        Assert.Equal("explicit", capabilities.WithDefaults?.BasicMode);
        Assert.True(capabilities.WithDefaults!.Supports("trim") && !capabilities.WithDefaults.Supports("report-all-tagged"));
        Assert.Equal("abc", capabilities.YangLibraryContentId);
        var module = capabilities.FindModule("ietf-netconf-nmda")!;
        Assert.Equal(("2019-01-07", "urn:ietf:params:xml:ns:yang:ietf-netconf-nmda"), (module.Revision, module.Namespace));
        Assert.Equal(["origin", "with-defaults"], module.Features);
        Assert.Equal(["acme-dev"], module.Deviations);
        Assert.NotNull(capabilities.FindModule("x"));
        Assert.True(capabilities.Has("not a uri at all"));
    }

    [Fact]
    public void FindMissing_BareDevice_NamesWhatItLacks()
    {
        var bare = NetconfCapabilities.Parse([CapabilityNames.Base10]);

        Assert.Equal(CapabilityNames.Candidate, new Commit().FindMissing(bare)?.Capability);
        Assert.Equal("This device has no candidate datastore.", new Lock { Target = NetconfDatastore.Candidate }.FindMissing(bare)?.Message);
        Assert.Equal(CapabilityNames.WritableRunning, new EditConfig { Target = NetconfDatastore.Running, Config = ConfigLocation.Inline("") }.FindMissing(bare)?.Capability);
        Assert.Equal(CapabilityNames.Startup, new DeleteConfig { Target = ConfigLocation.Startup }.FindMissing(bare)?.Capability);
        Assert.Equal(CapabilityNames.XPath, new Get { Filter = NetconfFilter.XPath("/x", new Dictionary<string, string>()) }.FindMissing(bare)?.Capability);
        Assert.Equal(CapabilityNames.Url, new DeleteConfig { Target = ConfigLocation.Url(new Uri("file:///x")) }.FindMissing(bare)?.Capability);
        Assert.Equal(CapabilityNames.WithDefaults, new Get { WithDefaults = WithDefaultsMode.Trim }.FindMissing(bare)?.Capability);
        Assert.Equal(CapabilityNames.Notification, new CreateSubscription().FindMissing(bare)?.Capability);
        Assert.Equal("ietf-netconf-monitoring", new GetSchema { Identifier = "m" }.FindMissing(bare)?.Capability);
        Assert.Null(new Get().FindMissing(bare));
    }

    [Fact]
    public void FindMissing_ConfirmedCommit10_HasNoPersist()
    {
        var old = NetconfCapabilities.Parse([CapabilityNames.Base10, CapabilityNames.Candidate, CapabilityNames.ConfirmedCommit10]);

        Assert.Null(new ConfirmedCommit().FindMissing(old));
        Assert.Equal(CapabilityNames.ConfirmedCommit11, new ConfirmedCommit { Persist = "x" }.FindMissing(old)?.Capability);
        Assert.Equal(CapabilityNames.ConfirmedCommit11, new CancelCommit().FindMissing(old)?.Capability);
    }
}
