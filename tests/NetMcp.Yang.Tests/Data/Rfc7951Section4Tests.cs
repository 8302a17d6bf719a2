using NetMcp.Yang.Data;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>Names.</summary>
public sealed class Rfc7951Section4Tests
{
    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_AtTheTop_IsQualified() => AssertSame("""<top xmlns="urn:dev">5</top>""", """{"dev:top":"5"}""");

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_InTheModuleOfItsParent_IsSimple() => AssertSameInC("<deep><er><y>1</y></er></deep>", """ "deep":{"er":{"y":"1"}} """);

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_InAnotherModuleThanItsParent_IsQualified() =>
        AssertSameInC("""<box xmlns="urn:more"><in>1</in></box>""", """ "more:box":{"in":1} """);

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_ThatTwoModulesHave_IsToldApartByItsModule() =>
        AssertSameInC("""<i8>1</i8><i8 xmlns="urn:more">one</i8>""", """ "i8":1,"more:i8":"one" """);

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_OfATopLevelNodeThatTwoModulesHave_IsToldApartByItsModule() =>
        AssertSame("""<c xmlns="urn:dev"><text>a</text></c><c xmlns="urn:more"><own>b</own></c>""", """{"dev:c":{"text":"a"},"more:c":{"own":"b"}}""");

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_QualifiedWhereItNeedNotBe_IsRead() =>
        AssertSameJson(JsonInC(""" "text":"a" """), JsonDataWriter.ToText(FromJson(JsonInC(""" "dev:text":"a" """))));

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_AtTheTopWithoutModule_IsNotKnown()
    {
        var problem = Assert.Single(Problems("""{"top":"5"}"""));

        Assert.Equal(DataProblemKind.UnknownNode, problem.Kind);
        Assert.Contains("module:name", problem.Message);
    }

    [Fact]
    [Trait("rfc7951", "4")]
    public void Name_OfAnotherModuleWithoutIt_IsNotKnown() =>
        Assert.Equal(DataProblemKind.UnknownNode, Assert.Single(Problems(JsonInC(""" "extra":"a" """))).Kind);
}
