using System.Text.Json;
using NetMcp.Core.Masking;
using NetMcp.Server.Mcp.Callers;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Arguments as they are written down.</summary>
public sealed class AuditArgumentsTests
{
    [Fact]
    public void Of_Secrets_AreMaskedWhereverTheyStand()
    {
        var read = Read("""{"edits":[{"device":"edge-1","value":{"m:password":"hunter2","list":[{"password":["a",7]}],"open":"x $9$abc y","n":1}}],"password":{"deep":"hunter2"}}""");

        Assert.Equal("""{"edits":[{"device":"edge-1","value":{"m:password":"***","list":[{"password":["***","***"]}],"open":"x *** y","n":1}}],"password":{"deep":"***"}}""", read.Text);
        Assert.Equal("edge-1", Assert.Single(read.Devices).Value);
    }

    [Theory]
    [InlineData("""{"path":"/m:user[name='a']/password","value":"hunter2"}""", """{"path":"/m:user[name='a']/password","value":"***"}""")]
    [InlineData("""{"path":"/m:user/x:password/m:clear","value":{"n":7}}""", """{"path":"/m:user/x:password/m:clear","value":{"n":"***"}}""")]
    [InlineData("""{"path":"/m:user/password","equals":"hunter2"}""", """{"path":"/m:user/password","equals":"***"}""")]
    [InlineData("""{"path":"/m:user[password='hunter2']/name","value":"b"}""", """{"path":"/m:user[password=\u0027***\u0027]/name","value":"b"}""")]
    [InlineData("""{"path":"/m:user[name='a'][contains(m:password, \"hun[ter2\")]"}""", """{"path":"/m:user[name=\u0027a\u0027][contains(m:password, \u0022***\u0022)]"}""")]
    [InlineData("""{"path":"/m:password[.='hunter2']"}""", """{"path":"/m:password[.=\u0027***\u0027]"}""")]
    [InlineData("""{"path":"/s:snmp/community[text-name='hunter2']/x","value":1}""", """{"path":"/s:snmp/community[text-name=\u0027***\u0027]/x","value":1}""")]
    [InlineData("""{"path":"/m:user[name='password']/uid","value":7}""", """{"path":"/m:user[name=\u0027password\u0027]/uid","value":7}""")]
    public void Of_AnEditOrCheckOfASecret_HasNotItsValue(string item, string expected)
    {
        var masked = Read($$"""{"edits":[{{item}}]}""").Text!;

        Assert.Equal(JsonDocument.Parse($$"""{"edits":[{{expected}}]}""").RootElement.GetRawText().Replace("'", "\\u0027", StringComparison.Ordinal), masked);
        Assert.DoesNotContain("hunter2", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("ter2", Read(item).Text!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a><password><![CDATA[hunter2]]></password><b>x &amp; y</b></a>", "<a><password>***</password><b>x &amp; y</b></a>")]
    [InlineData("<a xmlns='u'><password>hun<!-- c -->ter2</password></a>", "<a xmlns=\"u\"><password>***<!--***-->***</password></a>")]
    [InlineData("<a><password><type>x</type><text>hunter2</text></password></a>", "<a><password><type>***</type><text>***</text></password></a>")]
    [InlineData("<a><!-- kept --><![CDATA[as it is]]></a>", "<a><!-- kept --><![CDATA[as it is]]></a>")]
    [InlineData("<a><!-- kept --><password>hunter2</password></a>", "<a><!-- kept --><password>***</password></a>")]
    [InlineData("<a><password>hunter2", "***")]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'hunter2'>]><a><password>&e;</password></a>", "***")]
    public void Of_XmlWithASecret_HasNotItsText(string xml, string expected)
    {
        var read = JsonDocument.Parse(Read(JsonSerializer.Serialize(new { rpc = xml })).Text!).RootElement;

        Assert.Equal(expected, read.GetProperty("rpc").GetString());
    }

    [Fact]
    public void Of_Large_IsCut()
    {
        var read = Read($$"""{"a":"{{new string('x', 100_000)}}","b":[{{string.Join(',', Enumerable.Repeat("\"yyyyyyyyyy\"", 20_000))}}]}""");

        Assert.InRange(read.Text!.Length, 1, AuditArguments.MaxLength + 3);
    }

    [Fact]
    public void Of_NobodyWhoMasks_HasNoText() => Assert.Null(AuditArguments.Of(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"a":"b"}"""), null).Text);

    private static AuditArguments Read(string json) => AuditArguments.Of(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json), new Masker());

    private sealed class Masker : ISecretMasker
    {
        public string MaskText(string text) => text.Replace("$9$abc", ISecretMasker.Mask, StringComparison.Ordinal);

        public bool IsSecretName(string localName) => localName == "password";

        public bool IsSecretValue(string value) => false;

        public ILeafMasker ForLeafs() => throw new NotSupportedException();
    }
}
