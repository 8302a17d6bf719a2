using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;
using static NetMcp.Yang.Tests.Validation.ValidationBed;

namespace NetMcp.Yang.Tests.Validation;

public sealed class OperationTests
{
    private static readonly YangSchema Sample = Modules(
        """
        container sys { leaf name { type string; mandatory true; }
          list dev { key id; leaf id { type string; }
            action reset { input { leaf how { type string; mandatory true; } leaf n { type int8; must ". < 5"; } } output { leaf done { type boolean; mandatory true; } } }
            notification broke { leaf why { type string; mandatory true; } }
          }
        }
        rpc ping { input { leaf who { type leafref { path "/m:sys/m:dev/m:id"; } mandatory true; } leaf count { type int8; must "../m:who = 'a' or . = 1"; default 1; } }
          output { leaf ms { type int8; } leaf need { type string; mandatory true; } } }
        notification alarm { leaf what { type string; mandatory true; } }
        """);

    private static readonly ValidationOptions WithDatastore = All with
    {
        Datastore = XPath.XPathBed.Read(Sample, "<sys xmlns='urn:m'><name>x</name><dev><id>a</id></dev><dev><id>b</id></dev></sys>"),
    };

    [Theory]
    [Trait("rfc7950", "7.14.2")]
    [InlineData("<who>a</who>", "")]
    [InlineData("<who>a</who><count>5</count>", "")]
    [InlineData("<who>b</who><count>5</count>", "Must /m:ping/count error operation-failed must-violation")]
    [InlineData("<who>c</who>", "LeafRef /m:ping/who error data-missing instance-required")]
    [InlineData("", "Mandatory /m:ping error data-missing")]
    [InlineData("<who>a</who><ms>1</ms>", "UnknownNode /m:ping/ms error unknown-element")]
    public void Validate_InputOfAnRpc_SeesTheDatastore(string input, string found) =>
        Assert.Equal(found, Check(Sample, $"<ping xmlns='urn:m'>{input}</ping>", WithDatastore));

    [Theory]
    [Trait("rfc7950", "7.14.3")]
    [InlineData("<need xmlns='urn:m'>x</need>", "")]
    [InlineData("<ms xmlns='urn:m'>1</ms>", "Mandatory / error data-missing")]
    public void Validate_OutputOfAnRpc_IsItsOwnTree(string output, string found) =>
        Assert.Equal(found, Check(Sample, output, All, new DataContext(Sample.FindRoot("m", "ping"), IsOutput: true)));

    [Theory]
    [Trait("rfc7950", "7.15.2")]
    [InlineData("<id>a</id><reset><how>soft</how></reset>", "")]
    [InlineData("<id>a</id><reset/>", "Mandatory /m:sys/dev[id='a']/reset error data-missing")]
    [InlineData("<id>a</id><reset><how>soft</how><n>7</n></reset>", "Must /m:sys/dev[id='a']/reset/n error operation-failed must-violation")]
    [InlineData("<reset><how>soft</how></reset>", "MissingKey /m:sys/dev[1] error missing-element")]
    public void Validate_Action_NeedsTheKeysAboveItAndNothingElseThere(string entry, string found) =>
        Assert.Equal(found, Check(Sample, $"<sys xmlns='urn:m'><dev>{entry}</dev></sys>", All));

    [Theory]
    [Trait("rfc7950", "7.16.2")]
    [InlineData("<alarm xmlns='urn:m'><what>x</what></alarm>", "")]
    [InlineData("<alarm xmlns='urn:m'/>", "Mandatory /m:alarm error data-missing")]
    [InlineData("<sys xmlns='urn:m'><dev><id>a</id><broke/></dev></sys>", "Mandatory /m:sys/dev[id='a']/broke error data-missing")]
    public void Validate_Notification_IsItsOwnTree(string xml, string found) => Assert.Equal(found, Check(Sample, xml, All));
}
