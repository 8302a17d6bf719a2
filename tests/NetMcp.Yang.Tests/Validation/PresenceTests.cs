using NetMcp.Yang.Schema;
using NetMcp.Yang.Validation;
using static NetMcp.Yang.Tests.Validation.ValidationBed;

namespace NetMcp.Yang.Tests.Validation;

public sealed class PresenceTests
{
    private const string Missing = "Mandatory /m:top error data-missing";

    [Theory]
    [Trait("rfc7950", "7.6.5")]
    [InlineData("<top xmlns='urn:m'><m>x</m></top>", "")]
    [InlineData("<top xmlns='urn:m'/>", Missing)]
    [InlineData("", "")]
    public void Validate_MandatoryLeaf_IsThereWhereItsParentIs(string xml, string found) =>
        Assert.Equal(found, Check(Modules("container top { presence p; leaf m { mandatory true; type string; } }"), xml));

    [Theory]
    [Trait("rfc7950", "7.6.5")]
    [InlineData("<top xmlns='urn:m'><np><m>x</m></np></top>", "")]
    [InlineData("<top xmlns='urn:m'/>", "Mandatory /m:top/np error data-missing")]
    [InlineData("<top xmlns='urn:m'><np/></top>", "Mandatory /m:top/np error data-missing")]
    public void Validate_MandatoryLeafInAContainerWithoutPresence_IsThereWithOrWithoutIt(string xml, string found) =>
        Assert.Equal(found, Check(Modules("container top { presence p; container np { leaf m { mandatory true; type string; } } }"), xml));

    [Fact]
    [Trait("rfc7950", "7.6.5")]
    public void Validate_MandatoryLeafAtTheTop_IsThere()
    {
        var schema = Modules("leaf m { mandatory true; type string; } container np { anydata a { mandatory true; } }");
        Assert.Equal("Mandatory / error data-missing\nMandatory /m:np error data-missing", Check(schema, ""));
    }

    [Theory]
    [Trait("rfc7950", "7.6.5")]
    [InlineData("<a1>x</a1><m>x</m>", "")]
    [InlineData("<a1>x</a1>", Missing)]
    [InlineData("<b1>x</b1>", "")]
    [InlineData("", "")]
    public void Validate_MandatoryLeafInACase_IsThereWithTheCase(string nodes, string found) => Assert.Equal(
        found,
        Check(Modules("container top { presence p; choice c { case a { leaf a1 { type string; } leaf m { mandatory true; type string; } } leaf b1 { type string; } } }"), $"<top xmlns='urn:m'>{nodes}</top>"));

    [Theory]
    [Trait("rfc7950", "7.21.5")]
    [InlineData("<on>true</on><m>x</m>", "")]
    [InlineData("<on>true</on>", Missing)]
    [InlineData("<on>false</on>", "")]
    [InlineData("<on>false</on><m>x</m>", "When /m:top/m error unknown-element")]
    public void Validate_MandatoryLeafWithACondition_IsThereWhenItHolds(string nodes, string found) => Assert.Equal(
        found,
        Check(Modules("container top { presence p; leaf on { type boolean; } leaf m { when \"../on = 'true'\"; mandatory true; type string; } }"), $"<top xmlns='urn:m'>{nodes}</top>"));

    [Theory]
    [Trait("rfc7950", "7.9.4")]
    [Trait("rfc7950", "15.6")]
    [InlineData("<a>x</a>", "")]
    [InlineData("<deep>x</deep>", "")]
    [InlineData("", "MissingChoice /m:top error data-missing missing-choice")]
    [InlineData("<b>x</b>", "MissingChoice /m:top error data-missing missing-choice")]
    public void Validate_MandatoryChoice_HasOneOfItsCases(string nodes, string found) => Assert.Equal(
        found,
        Check(
            Modules("container top { presence p; choice c { mandatory true; leaf a { type string; } case n { choice inner { leaf deep { type string; } } } case two { leaf b { type string; } choice must { mandatory true; leaf x { type string; } } } } }"),
            $"<top xmlns='urn:m'>{nodes}</top>"));

    [Theory]
    [Trait("rfc7950", "7.21.5")]
    [InlineData("<type>a</type><x>1</x>", "")]
    [InlineData("<type>b</type><x>1</x>", "When /m:top/x error unknown-element")]
    [InlineData("<type>a</type><inside>1</inside>", "")]
    [InlineData("<type>b</type><inside>1</inside>", "When /m:top/inside error unknown-element")]
    [InlineData("<type>a</type><y xmlns='urn:n'>1</y>", "")]
    [InlineData("<type>b</type><y xmlns='urn:n'>1</y>", "When /m:top/n:y error unknown-element")]
    public void Validate_WhenOfLeafCaseAndAugment_LooksFromTheRightNode(string nodes, string found) => Assert.Equal(
        found,
        Check(
            Modules(
                "container top { leaf type { type string; } leaf x { when \"../type = 'a'\"; type string; } choice c { case k { when \"type = 'a'\"; leaf inside { type string; } } } }",
                "module n { yang-version 1.1; namespace \"urn:n\"; prefix n; import m { prefix m; } augment /m:top { when \"m:type = 'a'\"; leaf y { type string; } } }"),
            $"<top xmlns='urn:m'>{nodes}</top>"));

    [Fact]
    [Trait("rfc7950", "8.1")]
    public void Validate_PartOfAConfiguration_WarnsOfWhatMayBeOnTheDevice()
    {
        var schema = Modules(
            """
            container top { presence p;
              leaf m { mandatory true; type string; } leaf-list ll { min-elements 1; type string; } choice c { mandatory true; leaf x { type string; } }
              leaf ref { type leafref { path "../other"; } } leaf other { type string; } leaf ok { must "../other"; type string; } leaf w { when "../other"; type string; }
              leaf ii { type instance-identifier; } leaf n { type int8; }
            }
            """);
        var result = Validate(schema, "<top xmlns='urn:m' xmlns:m='urn:m'><ref>a</ref><ok>a</ok><w>a</w><ii>/m:top/m:other</ii><n>300</n></top>", Part);

        Assert.Equal((1, 7), (result.ErrorCount, result.WarningCount));
        Assert.Equal(ValidationRule.Type, Assert.Single(result.Errors, error => error.Severity == ValidationSeverity.Error).Rule);
    }

    [Fact]
    [Trait("rfc7950", "8.1")]
    public void Validate_ManyErrors_AreCountedPastTheCap()
    {
        var schema = Modules("leaf-list n { type int8; }");
        var result = Validate(schema, string.Concat(Enumerable.Repeat("<n xmlns='urn:m'>x</n>", 50)), new() { MaxErrors = 10 });

        Assert.Equal((10, 99), (result.Errors.Length, result.ErrorCount));
    }
}
