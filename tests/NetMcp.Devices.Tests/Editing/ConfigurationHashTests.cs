using System.Xml;
using NetMcp.Devices.Editing;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.TestKit;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>Which differences between two configurations of a device count.</summary>
public sealed class ConfigurationHashTests
{
    private static readonly YangSchema Schema = SmallSchema.Compile("""
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          container top {
            list box { key name; leaf name { type string; } leaf size { type uint32; } }
            list rule { key name; ordered-by user; leaf name { type string; } }
            container plain { leaf x { type string; } }
            container there { presence "it is"; }
          }
        }
        """);

    private const string A = "<box><name>a</name><size>1</size></box>";
    private const string B = "<box><name>b</name><size>2</size></box>";
    private const string Rules = "<rule><name>1</name></rule><rule><name>2</name></rule>";

    public static TheoryData<string, string> Same => new()
    {
        { A + B, B + A },
        { A, "\n  <box>\n    <size>1</size>\n    <name>a</name>\n  </box>\n" },
        { A, "<p:box xmlns:p='urn:m'><p:name>a</p:name><p:size>1</p:size></p:box>" },
        { A, A + "<plain/>" },
        { A, "<box xmlns:junos='urn:j' junos:changed-seconds='77'><name>a</name><size>1</size></box>" },
        { A, "<box><name><![CDATA[a]]></name><size>1</size></box>" },
        { Rules + A, A + Rules },
    };

    public static TheoryData<string, string> Different => new()
    {
        { A, A + B },
        { A + A, A },
        { A, A.Replace(">1<", ">2<", StringComparison.Ordinal) },
        { A, A.Replace("name", "nome", StringComparison.Ordinal) },
        { A, A.Replace("<size>1</size>", "<size/>", StringComparison.Ordinal) },
        { A, "<box inactive='inactive'><name>a</name><size>1</size></box>" },
        { A, A.Replace("<box>", "<box xmlns='urn:n'>", StringComparison.Ordinal) },
        { A, A + "<there/>" },
        { A, A + "<plain><x/></plain>" },
        { A, A.Replace(">a<", "> a<", StringComparison.Ordinal) },
        { Rules, "<rule><name>2</name></rule><rule><name>1</name></rule>" },
        { "<box><name>ab</name><size>1</size></box>", "<box><name>a</name><size>b1</size></box>" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public async Task Read_SameMeaning_IsTheSameHash(string one, string other) => Assert.Equal(await HashAsync(one), await HashAsync(other));

    [Theory]
    [MemberData(nameof(Different))]
    public async Task Read_AnotherMeaning_IsAnotherHash(string one, string other) => Assert.NotEqual(await HashAsync(one), await HashAsync(other));

    [Fact]
    public async Task Read_WithoutSchema_EveryOrderCounts()
    {
        Assert.Equal(await HashAsync(A + B, null), await HashAsync(A + B, null));
        Assert.NotEqual(await HashAsync(A + B, null), await HashAsync(B + A, null));
    }

    private static Task<string> HashAsync(string content) => HashAsync(content, Schema);

    private static async Task<string> HashAsync(string content, YangSchema? schema)
    {
        using var reader = XmlReader.Create(new StringReader($"<data><top xmlns='urn:m'>{content}</top></data>"), new XmlReaderSettings { Async = true });
        await reader.MoveToContentAsync();
        using var hash = new ConfigurationHash(schema);
        return await hash.ReadAsync(reader, Guard.Token());
    }
}
