using System.Net;
using NetMcp.Server.Outbound;
using Xunit;

namespace NetMcp.Server.Tests.Outbound;

/// <summary>Which addresses the gateway itself connects to.</summary>
public sealed class AddressRulesTests
{
    private static readonly AddressRules Private = new(allowPrivate: true, []);

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1::1")]
    [InlineData("::ffff:93.184.216.34")]
    public void FindObjection_PublicAddress_None(string address) => Assert.Null(AddressRules.PublicOnly.FindObjection(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("2002:0a00:0001::1")]
    [InlineData("::10.0.0.1")]
    public void FindObjection_PrivateAddressInAnySpelling_OnlyWhereAllowed(string address)
    {
        Assert.NotNull(AddressRules.PublicOnly.FindObjection(IPAddress.Parse(address)));
        Assert.Null(Private.FindObjection(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.1.1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%3")]
    [InlineData("fd00:ec2::254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("2002:a9fe:a9fe::")]
    [InlineData("::169.254.169.254")]
    public void FindObjection_LinkLocalOrMetadataInAnySpelling_Always(string address)
    {
        var everything = new AddressRules(allowPrivate: true, [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")]);

        Assert.NotNull(everything.FindObjection(IPAddress.Parse(address)));
    }

    [Fact]
    public void FindObjection_ListedNetwork_AllowsItAndNoOther()
    {
        var rules = new AddressRules(allowPrivate: false, [IPNetwork.Parse("10.7.0.0/16")]);

        Assert.Null(rules.FindObjection(IPAddress.Parse("10.7.1.1")));
        Assert.Null(rules.FindObjection(IPAddress.Parse("::ffff:10.7.1.1")));
        Assert.NotNull(rules.FindObjection(IPAddress.Parse("10.8.1.1")));
    }
}
