using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Reading;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Devices.Tests.Masking;

/// <summary>What models themselves say is secret.</summary>
public sealed class SchemaSecretsTests
{
    private const string Nacm = "module ietf-netconf-acm { namespace 'urn:ietf:params:xml:ns:yang:ietf-netconf-acm'; prefix nacm; extension default-deny-all; extension default-deny-write; }";
    private const string CryptHash = "module iana-crypt-hash { namespace 'urn:ietf:params:xml:ns:yang:iana-crypt-hash'; prefix ianach; typedef crypt-hash { type string; } }";
    private const string Model = """
        module m {
          namespace "urn:m"; prefix m;
          import ietf-netconf-acm { prefix n; }
          import iana-crypt-hash { prefix c; }
          typedef hashed { type c:crypt-hash; }
          container top {
            leaf plain { type string; }
            leaf guarded { n:default-deny-all; type string; }
            leaf written { n:default-deny-write; type string; }
            leaf hash { type c:crypt-hash; }
            leaf derived { type hashed; }
            leaf either { type union { type int8; type hashed; } }
            leaf pointer { type leafref { path "../derived"; } }
            choice how { case one { n:default-deny-all; leaf cased { type string; } } }
            container closed {
              n:default-deny-all;
              list item { key id; leaf id { type string; } leaf value { type string; } leaf-list more { type string; } }
              list word { key it; leaf it { n:default-deny-all; type string; } }
            }
          }
        }
        """;

    private static readonly YangSchema Schema = SmallSchema.Compile(Model, Nacm, CryptHash);

    [Theory]
    [InlineData("plain", false)]
    [InlineData("guarded", true)]
    [InlineData("written", false)]
    [InlineData("hash", true)]
    [InlineData("derived", true)]
    [InlineData("either", true)]
    [InlineData("pointer", true)]
    [InlineData("cased", true)]
    [InlineData("closed/item/id", false)]
    [InlineData("closed/item/value", true)]
    [InlineData("closed/item/more", true)]
    [InlineData("closed/word/it", true)]
    public void IsSecret_Leaf_FollowsTheModel(string path, bool expected) => Assert.Equal(expected, new SchemaSecrets(denyAll: true).IsSecret(Find(path)));

    [Theory]
    [InlineData("<guarded>x</guarded>", "***")]
    [InlineData("<plain>x</plain>", "x")]
    [InlineData("<plain>key 7 0822455D0A16</plain>", "key 7 ***")]
    [InlineData("<closed><item><id>i</id></item></closed>", "i")]
    [InlineData("<closed><item><id>i</id><more>x</more></item></closed>", "***")]
    public void Show_LeafOfATree_IsMaskedAsInARead(string content, string expected)
    {
        var node = XmlDataReader.Read($"<top xmlns='urn:m'>{content}</top>", Schema).Tree!.Roots[0];
        while (node.Value is null)
        {
            node = node.Children[^1];
        }

        Assert.Equal(expected, new SecretMasker([], []).ForLeafs().Show(node));
    }

    [Theory]
    [InlineData("guarded", false)]
    [InlineData("closed/item/value", false)]
    [InlineData("hash", true)]
    public void IsSecret_DenyAllSwitchedOff_LeavesTheTypes(string path, bool expected) => Assert.Equal(expected, new SchemaSecrets(denyAll: false).IsSecret(Find(path)));

    [Theory]
    [InlineData("plain", "hello", "hello")]
    [InlineData("plain", "$6$salt$0123456789", "***")]
    [InlineData("guarded", "hello", "***")]
    [InlineData("hash", "$0$clear", "***")]
    public void Mask_Document_JoinsModelAndPatterns(string leaf, string value, string expected)
    {
        var secrets = new SecretLeaves(new SecretMasker(new MaskingSettings()));
        var node = Find(leaf);

        var shown = secrets.MayBeSecret(node, ["top", leaf], value) ? secrets.Mask(["top", leaf], value, node) : value;

        Assert.Equal((expected, expected == "***" ? 1 : 0), (shown, secrets.Masked));
    }

    private static SchemaNode Find(string path) =>
        path.Split('/').Aggregate(Schema.FindRoot("m", "top")!, (node, name) => node.FindDataChild("m", name)!);
}
