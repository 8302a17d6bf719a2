using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Capabilities;
using Xunit;

namespace NetMcp.Devices.Tests.Profiles;

public sealed class DeviceProfileTests
{
    private const string Base = "urn:ietf:params:netconf:base:1.1";
    private const string Capability = "urn:ietf:params:netconf:capability:";

    private static readonly Dictionary<string, string[]> Hellos = new()
    {
        ["junos"] =
        [
            "urn:ietf:params:netconf:base:1.0", Capability + "candidate:1.0", Capability + "confirmed-commit:1.0", Capability + "validate:1.0",
            Capability + "url:1.0?scheme=http,ftp,file", "http://xml.juniper.net/netconf/junos/1.0", "http://xml.juniper.net/dmi/system/1.0",
        ],
        ["ios-xr"] =
        [
            Base, Capability + "candidate:1.0", Capability + "confirmed-commit:1.1", Capability + "rollback-on-error:1.0",
            "http://cisco.com/ns/yang/Cisco-IOS-XR-ifmgr-cfg?module=Cisco-IOS-XR-ifmgr-cfg&revision=2017-09-07",
        ],
        ["ios-xe"] =
        [
            Base, Capability + "writable-running:1.0", Capability + "xpath:1.0", Capability + "rollback-on-error:1.0", "http://tail-f.com/ns/netconf/actions/1.0",
            "http://cisco.com/ns/yang/Cisco-IOS-XE-native?module=Cisco-IOS-XE-native&revision=2022-11-01",
        ],
        ["sros"] =
        [
            Base, Capability + "candidate:1.0", Capability + "confirmed-commit:1.1", Capability + "startup:1.0",
            "urn:nokia.com:sros:ns:yang:sr:conf?module=nokia-conf&revision=2023-03-01",
        ],
        ["netconfd"] =
        [
            Base, Capability + "candidate:1.0", Capability + "confirmed-commit:1.1",
            "http://netconfcentral.org/ns/yuma-mysession?module=yuma-mysession&revision=2010-05-10",
        ],
        ["generic"] = ["urn:ietf:params:netconf:base:1.0", Capability + "writable-running:1.0", "urn:example:acme?module=acme&revision=2020-01-01"],
    };

    [Theory]
    [InlineData("junos", "reduced", "also confirmed by any other commit")]
    [InlineData("ios-xr", "full", "candidate of its own")]
    [InlineData("ios-xe", "reduced", "Changes go to running at once")]
    [InlineData("sros", "full", "confirmed-commit 1.1")]
    [InlineData("netconfd", "full", "Only the candidate is locked")]
    [InlineData("generic", "reduced", "stays half made")]
    public void Choose_Hello_ShowsTheKindOfDeviceAndWhatItPromises(string name, string grade, string reason)
    {
        var capabilities = NetconfCapabilities.Parse(Hellos[name]);

        var profile = DeviceProfiles.Choose(null, capabilities);
        var promise = ChangePromises.Grade(profile, capabilities, readOnly: false);

        Assert.Equal(name, profile.Name);
        Assert.Equal(name == "netconfd", profile.FirstRpcDelay > TimeSpan.Zero);
        Assert.Equal("sros", DeviceProfiles.Choose("sros", capabilities).Name);
        Assert.Equal(grade, promise.Grade);
        Assert.Contains(promise.Reasons, r => r.Contains(reason, StringComparison.Ordinal));
        Assert.Equal("none", ChangePromises.Grade(profile, capabilities, readOnly: true).Grade);
    }

    [Fact]
    public void Grade_NothingWritable_IsNone() =>
        Assert.Equal("none", ChangePromises.Grade(GenericProfile.Profile, NetconfCapabilities.Parse([Base]), readOnly: false).Grade);

    [Theory]
    [InlineData("<get-interface-information/>", true)]
    [InlineData("<get-interface-information><interface-name>ge-0/0/0</interface-name><terse/></get-interface-information>", true)]
    [InlineData("<get-configuration database='committed'/>", true)]
    [InlineData("<get-configuration database='committed' url='x'/>", false)]
    [InlineData("<get-configuration database='other'/>", false)]
    [InlineData("<get-config><source><running/></source></get-config>", true)]
    [InlineData("<get-config><source><url>ftp://x/y</url></source></get-config>", false)]
    [InlineData("<get><filter type='subtree'><x>http://y</x></filter></get>", false)]
    [InlineData("<command>show version</command>", false)]
    [InlineData("<get-interface-information><command>x</command></get-interface-information>", false)]
    [InlineData("<get-interface-information xmlns='urn:other'/>", false)]
    [InlineData("<request-reboot/>", false)]
    [InlineData("<get/><get/>", false)]
    [InlineData("<!DOCTYPE get><get/>", false)]
    [InlineData("<get", false)]
    public void FindObjection_JunosRpc_LetsOnlyReadingThrough(string rpc, bool allowed) =>
        Assert.Equal(allowed, ReadOnlyRpcCheck.FindObjection(JunosProfile.Profile, rpc) is null);

    [Fact]
    public void FindObjection_DeepOrLong_IsRefused()
    {
        var deep = "<get>" + string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)) + "</get>";

        Assert.NotNull(ReadOnlyRpcCheck.FindObjection(GenericProfile.Profile, deep));
        Assert.NotNull(ReadOnlyRpcCheck.FindObjection(GenericProfile.Profile, "<get>" + new string(' ', 70_000) + "</get>"));
    }
}
