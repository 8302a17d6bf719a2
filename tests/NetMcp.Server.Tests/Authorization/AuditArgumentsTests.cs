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
