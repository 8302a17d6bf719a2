using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Editing;
using NetMcp.Devices.Tests.Schemas;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>What is asked for when touched subtrees are read, and what is made of answers that devices should not give.</summary>
public sealed class SubtreeReadTests : PlayedEditTests
{
    private static readonly YangSchema Schema = SmallSchema.Compile("""
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          identity kind; identity fast { base kind; }
          container boxes {
            list box { key name; leaf name { type string; } leaf size { type uint32; } container inner { leaf text { type string; } leaf-list tag { type string; } } }
            list kinds { key kind; leaf kind { type identityref { base kind; } } leaf c { type string; } }
          }
          leaf-list word { type string; ordered-by user; }
          leaf name { type string; }
        }
        """);

    private const string All = """
        <data>
          <name xmlns="urn:m">top</name>
          <boxes xmlns="urn:m" xmlns:x="urn:m">
            <box><name>a</name><size>1</size><inner><text> <![CDATA[<&]]> </text><tag>t1</tag><tag>t2</tag></inner></box>
            <box><name>b</name><size>2</size></box>
            <kinds><kind>x:fast</kind><c>1</c></kinds>
          </boxes>
          <word xmlns="urn:m">v</word><word xmlns="urn:m">w</word>
          <other xmlns="urn:other"><box/></other>
        </data>
        """;

    [Theory]
    [InlineData("/m:boxes/box[name='a']", "<boxes xmlns=\"urn:m\"><box><name>a</name></box></boxes>")]
    [InlineData("/m:boxes/box[name='a']/size", "<boxes xmlns=\"urn:m\"><box><name>a</name><size /></box></boxes>")]
    [InlineData("/m:boxes/box/inner", "<boxes xmlns=\"urn:m\"><box><name /><inner /></box></boxes>")]
    [InlineData("/m:boxes", "<boxes xmlns=\"urn:m\" />")]
    [InlineData("/m:boxes/box[name='']", "<boxes xmlns=\"urn:m\"><box /></boxes>")]
    [InlineData("/m:boxes/box[name='a\t']/size", "<boxes xmlns=\"urn:m\"><box><name /><size /></box></boxes>")]
    [InlineData("/m:word[.='v']", "<word xmlns=\"urn:m\" />")]
    [InlineData("/m:boxes/kinds[kind='m:fast']", "<boxes xmlns=\"urn:m\"><kinds><m:kind xmlns:m=\"urn:m\">m:fast</m:kind></kinds></boxes>")]
    [InlineData("/m:boxes/box[name='a']/size /m:boxes/box[name='a']/inner/text /m:boxes/box[name='b']",
        "<boxes xmlns=\"urn:m\"><box><name>a</name><size /><inner><text /></inner></box><box><name>b</name></box></boxes>")]
    [InlineData("/m:boxes/box[name='a']/size /m:boxes/box[name='a']", "<boxes xmlns=\"urn:m\"><box><name>a</name></box></boxes>")]
    [InlineData("/m:boxes/box[name='a'] /m:boxes/box[name='a']/size /m:name", "<boxes xmlns=\"urn:m\"><box><name>a</name></box></boxes><name xmlns=\"urn:m\" />")]
    public async Task Read_Paths_AreOneFilterWithTheKeys(string paths, string filter)
    {
        var (session, peer) = await OpenAsync(Capability + "candidate:1.0", Capability + "xpath:1.0");

        var (sent, _) = await AskAsync(peer, session.ReadAsync(Datastore.Candidate, Paths(paths), Guard.Token()), "<data/>");

        Assert.Equal($"<get-config><source><candidate/></source><filter type=\"subtree\">{filter}</filter></get-config>", sent);
    }

    [Theory]
    [InlineData("?basic-mode=explicit", true)]
    [InlineData("?basic-mode=report-all&also-supported=trim,explicit", true)]
    [InlineData("?basic-mode=trim", false)]
    public async Task Read_Defaults_AreExplicitWhereTheDeviceCan(string modes, bool isAsked)
    {
        var (session, peer) = await OpenAsync(Capability + "with-defaults:1.0" + modes);

        var (sent, _) = await AskAsync(peer, session.ReadAsync(Datastore.Running, Paths("/m:boxes"), Guard.Token()), "<data/>");

        Assert.Equal(isAsked, sent.Contains("<with-defaults xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults\">explicit<", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/m:boxes/box[name='b']", "<boxes xmlns=\"urn:m\"><box><name>b</name><size>2</size></box></boxes>")]
    [InlineData("/m:boxes/box[name='a']/inner", "<boxes xmlns=\"urn:m\"><box><name>a</name><inner><text> &lt;&amp; </text><tag>t1</tag><tag>t2</tag></inner></box></boxes>")]
    [InlineData("/m:boxes/box[name='a']/inner/tag[.='t2'] /m:word[2]", "<boxes xmlns=\"urn:m\"><box><name>a</name><inner><tag>t2</tag></inner></box></boxes><word xmlns=\"urn:m\">w</word>")]
    [InlineData("/m:boxes/kinds[kind='m:fast']/c", "<boxes xmlns=\"urn:m\"><kinds><kind xmlns:m=\"urn:m\">m:fast</kind><c>1</c></kinds></boxes>")]
    [InlineData("/m:boxes/box[name='b']/inner", "<boxes xmlns=\"urn:m\"><box><name>b</name></box></boxes>")]
    [InlineData("/m:boxes/box[name='a']/name", "<boxes xmlns=\"urn:m\"><box><name>a</name></box></boxes>")]
    [InlineData("/m:boxes/box[name='none']", "<boxes xmlns=\"urn:m\" />")]
    public async Task Read_DeviceThatIgnoresTheFilter_GivesWhatWasAsked(string paths, string expected)
    {
        var (session, peer) = await OpenAsync();

        var (_, outcome) = await AskAsync(peer, session.ReadAsync(Datastore.Running, Paths(paths), Guard.Token()), All);

        Assert.Equal(expected, XmlDataWriter.ToText(outcome.Done()));
    }

    [Theory]
    [InlineData("<data><boxes xmlns=\"urn:of-another-model\"><box/></boxes></data>", FailureCode.ConfigIncompatible)]
    [InlineData("<data><boxes xmlns=\"urn:m\"/><boxes xmlns=\"urn:m\"/></data>", FailureCode.ProtocolError)]
    [InlineData("<data><boxes xmlns=\"urn:m\">stray</boxes></data>", FailureCode.ProtocolError)]
    [InlineData("<configuration xmlns=\"urn:m\"/>", FailureCode.ProtocolError)]
    public async Task Read_AnswerThatCannotBeRight_IsNoEmptyTree(string answer, FailureCode code)
    {
        var (session, peer) = await OpenAsync();

        var (_, outcome) = await AskAsync(peer, session.ReadAsync(Datastore.Running, Paths("/m:boxes"), Guard.Token()), answer);

        Assert.Equal(code, outcome.Failure!.Code);
    }

    [Fact]
    public async Task Read_MoreThanTheLimit_IsAFailureAndTheSessionLivesOn()
    {
        var (session, peer) = await OpenAsync();
        var one = "<box><name>" + new string('x', 1_000_000) + "</name></box>";
        var many = string.Concat(Enumerable.Repeat(one, 18));

        var reading = session.ReadAsync(Datastore.Running, Paths("/m:boxes"), Guard.Token());
        var large = await AskAsync(peer, reading, $"<data><boxes xmlns=\"urn:m\">{many}</boxes></data>");
        var (_, next) = await AskAsync(peer, session.ReadAsync(Datastore.Running, Paths("/m:name"), Guard.Token()), "<data><name xmlns=\"urn:m\">n</name></data>");

        Assert.Equal(FailureCode.LimitExceeded, large.Outcome.Failure!.Code);
        Assert.Equal("n", Assert.Single(next.Done().Roots).Value);
    }

    [Fact]
    public async Task Read_Deep_IsAFailure()
    {
        var (session, peer) = await OpenAsync();
        var deep = string.Concat(Enumerable.Repeat("<z>", 200)) + string.Concat(Enumerable.Repeat("</z>", 200));

        var (_, outcome) = await AskAsync(peer, session.ReadAsync(Datastore.Running, Paths("/m:boxes"), Guard.Token()), $"<data><boxes xmlns=\"urn:m\">{deep}</boxes></data>");

        Assert.Equal(FailureCode.LimitExceeded, outcome.Failure!.Code);
    }

    [Fact]
    public async Task Read_Refused_IsThat()
    {
        var (session, peer) = await OpenAsync();

        var (_, outcome) = await AskAsync(peer, session.ReadAsync(Datastore.Running, Paths("/m:boxes"), Guard.Token()), Error("access-denied"));

        Assert.Equal((FailureCode.AccessDenied, Transmission.Refused), (outcome.Failure!.Code, outcome.Failure.Transmission));
    }

    private static DataPath[] Paths(string texts) =>
        [.. texts.Split(' ').Select(text => DataPath.TryRead(Schema, text, out var path, out var error) ? path : throw new ArgumentException(error.Message))];
}
