using NetMcp.Core.Access;
using NetMcp.Trust.Paths;

namespace NetMcp.Trust.Tests.Paths;

public sealed class PathRulesTests
{
    [Theory]
    [InlineData("/m:a", "/m:a", PathAccess.Denied)]
    [InlineData("/m:a", "/m:a/b/c", PathAccess.Denied)]
    [InlineData("/m:a/b", "/m:a", PathAccess.Partly)]
    [InlineData("/m:a/b", "/", PathAccess.Partly)]
    [InlineData("/m:a/b", "/m:a/c", PathAccess.Allowed)]
    [InlineData("/m:a", "/n:a", PathAccess.Allowed)]
    [InlineData("/m:a", "/m:ab", PathAccess.Allowed)]
    [InlineData("/m:a/n:b", "/m:a/b", PathAccess.Allowed)]
    [InlineData("/m:a/m:b", "/m:a/b", PathAccess.Denied)]
    [InlineData("/m:l[k='1']", "/m:l[k='1']", PathAccess.Denied)]
    [InlineData("/m:l[k='1']", "/m:l[m:k=\"1\"]/x", PathAccess.Denied)]
    [InlineData("/m:l[k='1']", "/m:l[k='2']", PathAccess.Allowed)]
    [InlineData("/m:l[k='1']", "/m:l", PathAccess.Partly)]
    [InlineData("/m:l[k='1']", "/m:l/x", PathAccess.Partly)]
    [InlineData("/m:l[k='1']/x", "/m:l[k='1']", PathAccess.Partly)]
    [InlineData("/m:l[k='1']/x", "/m:l[k='2']", PathAccess.Allowed)]
    [InlineData("/m:l/x", "/m:l[k='2']/x", PathAccess.Denied)]
    [InlineData("/m:l[k='1'][j='2']", "/m:l[j='2'][k='1']", PathAccess.Denied)]
    [InlineData("/m:l[k='1'][j='2']", "/m:l[k='1']", PathAccess.Partly)]
    [InlineData("/m:s[.='v']", "/m:s[.='v']", PathAccess.Denied)]
    [InlineData("/m:s[.='v']", "/m:s[.='w']", PathAccess.Allowed)]
    [InlineData("/", "/m:a", PathAccess.Denied)]
    [InlineData("/", "/", PathAccess.Denied)]
    public void Decide_WithADeniedSubtree_SaysWhatIsLeft(string deny, string path, PathAccess expected) =>
        Assert.Equal(expected, new PathRules(null, [NodePath.Parse(deny)]).Decide(NodePath.Parse(path)));

    [Theory]
    [InlineData("/m:a/b", "/m:a/b/c", PathAccess.Allowed)]
    [InlineData("/m:a/b", "/m:a/b", PathAccess.Allowed)]
    [InlineData("/m:a/b", "/m:a", PathAccess.Partly)]
    [InlineData("/m:a/b", "/", PathAccess.Partly)]
    [InlineData("/m:a/b", "/m:a/c", PathAccess.Denied)]
    [InlineData("/m:a/b", "/m:z", PathAccess.Denied)]
    [InlineData("/m:l[k='1']", "/m:l", PathAccess.Partly)]
    [InlineData("/m:l[k='1']", "/m:l[k='2']", PathAccess.Denied)]
    [InlineData("/", "/m:z", PathAccess.Allowed)]
    public void Decide_WithAnAllowedSubtree_AllowsNothingElse(string allow, string path, PathAccess expected) =>
        Assert.Equal(expected, new PathRules([NodePath.Parse(allow)], []).Decide(NodePath.Parse(path)));

    [Theory]
    [InlineData("/m:a/b", "/m:a", "/m:a/b", PathAccess.Denied)]
    [InlineData("/m:a", "/m:a/b", "/m:a", PathAccess.Partly)]
    [InlineData("/m:a", "/m:a/b", "/m:a/c", PathAccess.Allowed)]
    [InlineData("/m:a", "/m:a", "/m:a", PathAccess.Denied)]
    public void Decide_WithBoth_DenyWins(string allow, string deny, string path, PathAccess expected) =>
        Assert.Equal(expected, new PathRules([NodePath.Parse(allow)], [NodePath.Parse(deny)]).Decide(NodePath.Parse(path)));

    [Theory]
    [InlineData("")]
    [InlineData("m:a")]
    [InlineData("/a")]
    [InlineData("/m:a/")]
    [InlineData("//m:a")]
    [InlineData("/m:a//b")]
    [InlineData("/m:*")]
    [InlineData("/*")]
    [InlineData("/m:a/..")]
    [InlineData("/m:a/.")]
    [InlineData("/m:a | /m:b")]
    [InlineData("/m:a[1]")]
    [InlineData("/m:a[k]")]
    [InlineData("/m:a[k='1' or 1]")]
    [InlineData("/m:a[k!='1']")]
    [InlineData("/m:a[k='1'][k='2']")]
    [InlineData("/m:a[k='1'")]
    [InlineData("/m:a[k=1]")]
    [InlineData("/m:a[k='1]")]
    [InlineData("/m:a[k = '1']")]
    [InlineData("/m:a[k='\u0000']")]
    [InlineData("/m%3Aa")]
    [InlineData("/m:a/text()")]
    [InlineData("/child::m:a")]
    [InlineData("/m:a/@b")]
    [InlineData("/m:\u0430")]
    public void TryParse_OfAnythingButPlainSteps_IsFalse(string text) => Assert.False(NodePath.TryParse(text, out _));

    [Fact]
    public void TryParse_PastTheLimits_IsFalse()
    {
        Assert.True(NodePath.TryParse("/m:a" + string.Concat(Enumerable.Repeat("/b", NodePath.MaxSteps - 1)), out _));
        Assert.False(NodePath.TryParse("/m:a" + string.Concat(Enumerable.Repeat("/b", NodePath.MaxSteps)), out _));
        Assert.False(NodePath.TryParse("/m:" + new string('a', NodePath.MaxLength), out _));
        Assert.False(NodePath.TryParse("/m:a" + string.Concat(Enumerable.Range(0, NodePath.MaxPredicates + 1).Select(i => $"[k{i}='']")), out _));
    }

    [Theory]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth0']/ietf-ip:ipv4/address[ip='192.0.2.1']")]
    [InlineData("/m:l[k=\"it's\"]/x")]
    [InlineData("/m:s[.='v']")]
    [InlineData("/")]
    public void ToString_OfWhatWasRead_IsTheSame(string text) => Assert.Equal(text, NodePath.Parse(text).ToString());

    [Fact]
    public void AreLimiting_WhenSomethingIsLeftOut_IsTrue()
    {
        Assert.False(PathRules.Everything.AreLimiting);
        Assert.False(new PathRules([NodePath.Root], []).AreLimiting);
        Assert.True(new PathRules([NodePath.Parse("/m:a")], []).AreLimiting);
        Assert.True(new PathRules(null, [NodePath.Parse("/m:a")]).AreLimiting);
    }

    /// <summary>Addresses are text to YANG, and the same to a device in whatever spelling: what is denied in one is denied in all, what is allowed in one in that one.</summary>
    [Theory]
    [InlineData("2001:db8::1", "2001:DB8::1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:0:0:0:0:1", true)]
    [InlineData("2001:db8::1", "2001:0db8::0001", true)]
    [InlineData("2001:db8::1", "2001:db8::2", false)]
    [InlineData("::ffff:192.0.2.1", "::ffff:c000:201", true)]
    [InlineData("fe80::1%eth0", "FE80::1%eth0", true)]
    [InlineData("fe80::1%eth0", "fe80::1%eth1", false)]
    [InlineData("2001:db8::/32", "2001:DB8:0::7/32", true)]
    [InlineData("2001:db8::/32", "2001:db8::/33", false)]
    [InlineData("10.0.0.0/8", "10.1.2.3/8", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0/8", false)]
    [InlineData("192.0.2.1", "192.0.2.10", false)]
    [InlineData("00:1b:44:11:3a:b7", "00:1B:44:11:3A:B7", true)]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", true)]
    [InlineData("alice", "Alice", false)]
    [InlineData("1.2", "1.0.0.2", false)]
    [InlineData("cafe", "CAFE", false)]
    public void Decide_AddressInAnotherSpelling_IsDeniedAndNotAllowed(string rule, string asked, bool isSame)
    {
        var (named, path) = (NodePath.Parse($"/m:peers/peer[address='{rule}']"), NodePath.Parse($"/m:peers/peer[address='{asked}']/as"));

        Assert.Equal(isSame ? PathAccess.Denied : PathAccess.Allowed, new PathRules(null, [named]).Decide(path));
        Assert.Equal(PathAccess.Denied, new PathRules([named], []).Decide(path));
        Assert.Equal(PathAccess.Allowed, new PathRules([named], []).Decide(NodePath.Parse($"/m:peers/peer[address='{rule}']/as")));
    }
}
