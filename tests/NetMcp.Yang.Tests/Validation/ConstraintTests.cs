using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;
using static NetMcp.Yang.Tests.Validation.ValidationBed;

namespace NetMcp.Yang.Tests.Validation;

public sealed class ConstraintTests
{
    [Theory]
    [Trait("rfc7950", "7.5.3")]
    [Trait("rfc7950", "15.4")]
    [InlineData("<type>eth</type><mtu>1500</mtu>", "")]
    [InlineData("<type>eth</type><mtu>9000</mtu>", "Must /m:top error operation-failed must-violation")]
    [InlineData("<type>atm</type><mtu>9000</mtu>", "Must /m:top/mtu error operation-failed too-big")]
    public void Validate_Must_Holds(string nodes, string found) => Assert.Equal(
        found,
        Check(
            Modules("container top { must \"type != 'eth' or mtu <= 1500\"; leaf type { type string; } leaf mtu { must \"../type != 'atm' or . < 5000\" { error-message 'too big'; error-app-tag too-big; } type uint32; } }"),
            $"<top xmlns='urn:m'>{nodes}</top>"));

    [Theory]
    [Trait("rfc7950", "7.5.3")]
    [InlineData("", "Must /m:top/np error operation-failed must-violation\nMust /m:top/d error operation-failed must-violation")]
    [InlineData("<here>x</here>", "")]
    [InlineData("<d>1</d><np/>", "Must /m:top/d error operation-failed must-violation\nMust /m:top/np error operation-failed must-violation")]
    public void Validate_MustOnWhatIsThereByDefault_Holds(string nodes, string found) => Assert.Equal(
        found,
        Check(
            Modules("container top { presence p; leaf here { type string; } container np { must ../here; leaf x { type string; } } leaf d { must ../here; type int8; default 1; } }"),
            $"<top xmlns='urn:m'>{nodes}</top>"));

    [Fact]
    [Trait("rfc7950", "7.5.4.1")]
    public void Validate_MustThatDoesNotHold_SaysTheModelsWordsOrTheCondition()
    {
        var schema = Modules("leaf a { must \"false()\" { error-message 'never'; } must \". = 'x'\"; type string; }");
        Assert.Equal(["never", "The condition does not hold: . = 'x'"], Validate(schema, "<a xmlns='urn:m'>1</a>").Errors.Select(error => error.Message));
    }

    [Theory]
    [Trait("rfc7950", "9.9.3")]
    [Trait("rfc7950", "15.5")]
    [InlineData("<l><n>a</n></l><ref>a</ref>", "")]
    [InlineData("<l><n>a</n></l><ref>b</ref>", "LeafRef /m:top/ref error data-missing instance-required")]
    [InlineData("<l><n>a</n></l><loose>b</loose>", "")]
    [InlineData("<l><n>a</n><v>1</v></l><ref>a</ref><vref>1</vref>", "")]
    [InlineData("<l><n>a</n><v>1</v></l><l><n>b</n><v>2</v></l><ref>a</ref><vref>2</vref>", "LeafRef /m:top/vref error data-missing instance-required")]
    [InlineData("<toState>s</toState>", "LeafRef /m:top/toState error data-missing instance-required")]
    [InlineData("<toDefault>dd</toDefault>", "")]
    [InlineData("<l><n>a</n></l><either>a</either>", "")]
    [InlineData("<either>zz</either>", "LeafRef /m:top/either error data-missing instance-required")]
    [InlineData("<either>7</either>", "")]
    public void Validate_LeafRef_RefersToSomething(string nodes, string found) => Assert.Equal(
        found,
        Check(
            Modules(
                """
                container top {
                  list l { key n; leaf n { type string; } leaf v { type int8; } }
                  leaf ref { type leafref { path "../l/n"; } }
                  leaf loose { type leafref { path "/m:top/m:l/m:n"; require-instance false; } }
                  leaf vref { type leafref { path "/m:top/m:l[m:n = current()/../m:ref]/m:v"; } }
                  leaf s { config false; type string; }
                  leaf toState { config false; type leafref { path "../s"; } }
                  leaf d { type string; default dd; }
                  leaf toDefault { type leafref { path "../d"; } }
                  leaf either { type union { type leafref { path "../l/n"; } type int8; } }
                }
                """),
            $"<top xmlns='urn:m'>{nodes}</top>",
            All));

    [Fact]
    [Trait("rfc7950", "9.9.3")]
    public void Validate_ThousandsOfLeafRefs_AreToldWithinFewSteps()
    {
        var schema = Modules("list l { key n; leaf n { type string; } leaf next { type leafref { path \"../../l/n\"; } } leaf peer { must \"/l[n = current()]/next\"; type leafref { path \"/l/n\"; } } }");
        var entries = Enumerable.Range(0, 3000).Select(index => $"<l xmlns='urn:m'><n>e{index}</n><next>e{2999 - index}</next><peer>{(index == 7 ? "nobody" : $"e{index}")}</peer></l>");

        var result = Validate(schema, string.Concat(entries), new() { MaxSteps = 200_000 });

        Assert.Equal(
            [(ValidationRule.LeafRef, "/m:l[n='e7']/peer"), (ValidationRule.Must, "/m:l[n='e7']/peer")],
            result.Errors.Select(error => (error.Rule, error.InstancePath)));
    }

    [Theory]
    [Trait("rfc7950", "9.13.1")]
    [Trait("rfc7950", "15.5")]
    [InlineData("/m:top/m:l[m:n='a']/m:v", "")]
    [InlineData("/m:top/m:l[m:n='b']/m:v", "InstanceIdentifier /m:top/ii error data-missing instance-required")]
    [InlineData("/m:top/m:l[m:n='a']", "")]
    [InlineData("/m:top/m:ll[.='x']", "")]
    [InlineData("/m:top/m:ll[.='y']", "InstanceIdentifier /m:top/ii error data-missing instance-required")]
    [InlineData("/m:top/m:zz", "Type /m:top/ii error invalid-value")]
    public void Validate_InstanceIdentifier_NamesSomething(string path, string found) => Assert.Equal(
        found,
        Check(
            Modules("container top { list l { key n; leaf n { type string; } leaf v { type int8; } } leaf-list ll { type string; } leaf ii { type instance-identifier; } }"),
            $"<top xmlns='urn:m' xmlns:m='urn:m'><l><n>a</n><v>1</v></l><ll>x</ll><ii>{path}</ii></top>"));

    [Fact]
    [Trait("rfc7950", "6.4")]
    public void Validate_ConstraintsThatAreTooExpensive_AreWarnings()
    {
        var schema = Modules("list l { key n; must \"//*[//*[//*]]\"; leaf n { type string; } leaf v { type int8; } }");
        var xml = string.Concat(Enumerable.Range(0, 200).Select(index => $"<l xmlns='urn:m'><n>{index}</n><v>{(index == 199 ? "x" : "1")}</v></l>"));

        var result = Validate(schema, xml, new() { MaxSteps = 250_000, MaxStepsAnExpression = 100_000 });

        Assert.Equal((1, 4), (result.ErrorCount, result.WarningCount));
        Assert.Equal(3, result.Errors.Count(error => error is { Rule: ValidationRule.NotChecked, Severity: ValidationSeverity.Warning } && error.Message.Contains("takes more steps", StringComparison.Ordinal)));
        Assert.Single(result.Errors, error => error.Message.Contains("all the steps", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("rfc7950", "8.1")]
    public void Validate_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => YangValidator.Validate(XPath.XPathBed.Read(Modules("leaf a { type string; }"), "<a xmlns='urn:m'>x</a>"), cancellationToken: new(canceled: true)));
}
