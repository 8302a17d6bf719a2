using NetMcp.Changes.Plans;
using Xunit;
using static NetMcp.Changes.Tests.Plans.PlanBed;

namespace NetMcp.Changes.Tests.Plans;

public sealed class ComposingTests
{
    private readonly PlanBed _bed = new();

    [Theory]
    [InlineData("Merge", "/box:box/name", "\"b\"", "<name>a</name>", "~ /box:box/name: a -> b\n", "/box:box/name")]
    [InlineData("Merge", "/box:box/name", "{\"box:name\":\"b\"}", "<name>a</name>", "~ /box:box/name: a -> b\n", "/box:box/name")]
    [InlineData("Merge", "/box:box", "{\"size\":3}", "<name>a</name>", "+ /box:box/size = 3\n", "/box:box")]
    [InlineData("Merge", "/box:box/kind", "\"box:fast\"", "", "+ /box:box/kind = box:fast\n", "/box:box/kind")]
    [InlineData("Merge", "/box:box/port[name='p1']/mtu", "9000", "<port><name>p1</name><role>edge</role></port>", "+ /box:box/port[name='p1']/mtu = 9000\n", "/box:box/port[name='p1']/mtu")]
    [InlineData("Merge", "/box:box/port=p1/mtu", "9000", "<port><name>p1</name><role>edge</role></port>", "+ /box:box/port[name='p1']/mtu = 9000\n", "/box:box/port[name='p1']/mtu")]
    [InlineData("Create", "/box:box/port", "{\"name\":\"p1\",\"role\":\"core\"}", "", "+ /box:box/port[name='p1'] (2 leafs)\n", "/box:box/port[name='p1']")]
    [InlineData("Create", "/box:box/port", "[{\"name\":\"p1\",\"role\":\"core\"},{\"name\":\"p2\",\"role\":\"core\"}]", "", "+ /box:box/port[name='p1'] (2 leafs)\n+ /box:box/port[name='p2'] (2 leafs)\n", "/box:box/port[name='p1'] /box:box/port[name='p2']")]
    [InlineData("Create", "/box:box/port[name='p1']", "{\"role\":\"core\"}", "", "+ /box:box/port[name='p1'] (2 leafs)\n", "/box:box/port[name='p1']")]
    [InlineData("Merge", "/box:box/port[name='p1']/role", "\"core\"", "", "+ /box:box/port[name='p1'] (2 leafs)\n", "/box:box/port[name='p1']")]
    [InlineData("Replace", "/box:box/port[name='p1']", "{\"role\":\"core\"}", "<port><name>p1</name><mtu>9000</mtu><role>core</role></port>", "- /box:box/port[name='p1']/mtu = 9000\n", "/box:box/port[name='p1']")]
    [InlineData("Delete", "/box:box/port[name='p1']", null, "<port><name>p1</name><role>core</role></port>", "- /box:box/port[name='p1'] (2 leafs)\n", "/box:box/port[name='p1']")]
    [InlineData("Remove", "/box:box/port[name='p1']", null, "", "", "/box:box/port[name='p1']")]
    [InlineData("Merge", "/box:box/on/level", "1", "", "+ /box:box/on (1 leafs)\n", "/box:box/on")]
    [InlineData("Merge", "/box:box/on", "{}", "", "+ /box:box/on (0 leafs)\n", "/box:box/on")]
    [InlineData("Merge", "/box:box/second/z", "\"1\"", "<first>x</first><name>n</name>", "- /box:box/first = x\n+ /box:box/second/z = 1\n", "/box:box/extra-secret /box:box/first /box:box/second/z")]
    [InlineData("Merge", "/box:box/rule[id='2']/do", "\"x\"", "<rule><id>1</id></rule><rule><id>3</id></rule>", "+ /box:box/rule[id='2'] (2 leafs) (behind rule[id='3'])\n", "/box:box/rule")]
    [InlineData("Create", "/box:box/port[name='p1']/tag", "\"t\"", "<port><name>p1</name><role>core</role><tag>s</tag></port>", "+ /box:box/port[name='p1']/tag[.='t'] (behind tag[.='s'])\n", "/box:box/port[name='p1']/tag")]
    [InlineData("Delete", "/box:box/port[name='p1']/tag[.='s']", null, "<port><name>p1</name><role>core</role><tag>s</tag><tag>t</tag></port>", "- /box:box/port[name='p1']/tag[.='s']\n", "/box:box/port[name='p1']/tag")]
    public async Task Edit_OverWhatRuns_GivesTheDifferenceAndTheEditThatMakesIt(string operation, string path, string? value, string running, string difference, string touched)
    {
        var before = running.Length == 0 ? "" : Box(running);
        _bed.Network.Add("r1", Schema, before);

        var plan = (await _bed.PlanAsync(Edit(operation, path, value))).Value;

        Assert.DoesNotContain(plan.Messages, message => message.IsError);
        var device = Assert.Single(plan.Devices);
        Assert.Equal(difference, device.Difference);
        Assert.Equal(touched, string.Join(' ', device.Touched));
        HoldsToItsEdit(device, before);
    }

    [Theory]
    [InlineData("Merge", 3, "/box:box/port[name='p0'], /box:box/port[name='p1'], /box:box/port[name='p2']")]
    [InlineData("Merge", 4000, "/box:box/port")]
    [InlineData("Replace", 4000, "/box:box/port")]
    public async Task Entries_OfOneValue_CountAsTheirListWhereTheyAreMany(string operation, int count, string touched)
    {
        var running = PlanBed.Box(string.Concat(Enumerable.Range(0, count).Select(n => $"<port><name>p{2 * n}</name><role>edge</role></port>")));
        var bed = new PlanBed();
        bed.Network.Add("r1", PlanBed.Schema, running);
        var value = "[" + string.Join(',', Enumerable.Range(0, count).Select(n => $$"""{"name":"p{{n}}","role":"core"}""")) + "]";

        var plan = (await bed.PlanAsync(PlanBed.Edit(operation, "/box:box/port", value))).Value;

        Assert.True(plan.CanBeApplied);
        Assert.Equal(touched, string.Join(", ", plan.Devices[0].Touched));
        Assert.Equal(count, plan.Devices[0].EditCount);
    }

    [Fact]
    public async Task Edits_InOnePlan_ComeOneAfterAnother()
    {
        _bed.Network.Add("r1", Schema, Box("<name>a</name>"));

        var plan = (await _bed.PlanAsync(Edit("Create", "/box:box/port[name='p1']", "{\"role\":\"core\"}"), Edit("Merge", "/box:box/port[name='p1']/mtu", "9000"), Edit("Delete", "/box:box/name"))).Value;

        Assert.True(plan.CanBeApplied);
        Assert.Equal("- /box:box/name = a\n+ /box:box/port[name='p1'] (3 leafs)\n", plan.Devices[0].Difference);
        HoldsToItsEdit(plan.Devices[0], Box("<name>a</name>"));
    }

    [Theory]
    [InlineData("Merge", "/box:box/nmae", "\"b\"", "Did you mean name")]
    [InlineData("Merge", "/box:box", "{\"siez\":3}", "Did you mean size")]
    [InlineData("Merge", "/box:box/size", "300", "300")]
    [InlineData("Merge", "/box:box/size", "\"3\"", "a number without quotes")]
    [InlineData("Merge", "/box:box/size", null, "A value is needed")]
    [InlineData("Merge", "/box:box/up", "true", "config false")]
    [InlineData("Merge", "/box:box", "{\"up\":true}", "state")]
    [InlineData("Merge", "/box:reboot", "{}", "no data")]
    [InlineData("Merge", "/box:box/port/mtu", "1500", "name the entry by its keys, [name='...']")]
    [InlineData("Merge", "/box:box/port[mtu='1500']/role", "\"core\"", "keys only")]
    [InlineData("Merge", "/box:box/port[1]", "{}", "keys only")]
    [InlineData("Merge", "/box:box/port", "{\"role\":\"core\"}", "Key 'name' of 'port' is neither in the path nor in the value")]
    [InlineData("Merge", "/box:box/port[name='p1']", "{\"name\":\"p2\"}", "a key cannot be changed")]
    [InlineData("Replace", "/box:box/port[name='p1']/name", "\"p2\"", "is a key and cannot be changed")]
    [InlineData("Merge", "/box:box/port[name='p1']", "[]", "no entry")]
    [InlineData("Delete", "/box:box/port", null, "name the entry by its keys")]
    [InlineData("Delete", "/box:box/name", "\"a\"", "delete takes no value")]
    [InlineData("Delete", "/box:box/size", null, "data-missing")]
    [InlineData("Create", "/box:box/name", "\"b\"", "data-exists")]
    [InlineData("Create", "/box:box/port[name='p9']", "{\"mtu\":1500}", "role")]
    [InlineData("Merge", "/box:box/port[name='p1']/mtu", "10", "10")]
    [InlineData("Merge", "/box:box", "{\"first\":\"a\",\"second\":{\"z\":\"b\"}}", "case")]
    public async Task Edit_ThatIsWrong_IsRefusedWithWhatWouldBeRight(string operation, string path, string? value, string words)
    {
        _bed.Network.Add("r1", Schema, Box("<name>a</name><port><name>p1</name><role>edge</role></port>"));

        var plan = (await _bed.PlanAsync(Edit(operation, path, value))).Value;

        Assert.False(plan.CanBeApplied);
        Assert.Contains(plan.Messages, message => message.IsError && message.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mistakes_AreSaidAllTogether()
    {
        _bed.Network.Add("r1", Schema);
        _bed.Network.Add("r2", Schema);

        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/nmae", "1"), Edit("Delete", "/box:box/size"), Edit("Merge", "/box:box/size", "999", "r2"), Edit("Merge", "/box:box/name", "\"ok\"", "r2"))).Value;

        Assert.Equal(["r1", "r1", "r2"], plan.Messages.Where(message => message.IsError).Select(message => message.Device.Value));
    }

    [Fact]
    public async Task Reference_ToWhatWasNotRead_IsForTheDeviceToJudge()
    {
        _bed.Network.Add("r1", Schema, Box("<port><name>p1</name><role>edge</role></port>"));

        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/port[name='p1']/peer", "\"p7\""))).Value;

        Assert.True(plan.CanBeApplied);
        Assert.Contains(plan.Messages, message => message.Text.Contains("the device decides", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Difference_ThatIsEmpty_IsNoErrorButSaid()
    {
        _bed.Network.Add("r1", Schema, Box("<name>a</name>"));

        var plan = (await _bed.PlanAsync(Edit("Merge", "/box:box/name", "\"a\""))).Value;

        Assert.True(plan.CanBeApplied);
        Assert.Equal((0, ""), (plan.Devices[0].EditCount, plan.Devices[0].EditXml));
        Assert.Contains(plan.Messages, message => message.Text.Contains("nothing to change", StringComparison.Ordinal));
    }
}
