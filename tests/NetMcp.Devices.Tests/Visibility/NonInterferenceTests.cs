using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>What a caller is told does not depend on what is hidden from it: devices and models that differ in nothing else give the same bytes.</summary>
public sealed class NonInterferenceTests
{
    private const string Word = "hush";

    private static readonly string[] Denied =
        ["/m:top/item[id='2']", "/m:top/item/word", "/m:top/item/sub", "/m:top/c/d", "/m:top/p", "/m:alone", "/m:words", "/m:other", "/m:top/item/b:extra"];

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        .. new[]
        {
            "\"path\":\"/m:top\"", "\"path\":\"/m:top\",\"fields\":\"item(id;n)\"", "\"path\":\"/m:top\",\"depth\":1", "\"path\":\"/m:top\",\"depth\":2", "\"path\":\"/m:top\",\"depth\":3",
            "\"path\":\"/m:top\",\"content\":\"config\"", "\"path\":\"/m:top\",\"content\":\"state\"", "\"path\":\"/m:top\",\"with_defaults\":\"report-all\"",
            "\"datastore\":\"running\"", "\"datastore\":\"running\",\"max_bytes\":2048", "\"datastore\":\"candidate\"", "\"path\":\"/m:top/item\",\"max_bytes\":1024",
            "\"path\":\"/m:top/item[id='2']\"", "\"path\":\"/m:top/item[id='2']/n/w\"", "\"path\":\"/m:top/item[id='2']/word\"", "\"path\":\"/m:top/item=2\"", "\"path\":\"/m:top/item[word='hush']\"",
            "\"path\":\"/m:top/item[1]\"", "\"path\":\"/m:top//word\"", "\"path\":\"/m:top/c|/m:alone\"", "\"path\":\"/m:top/item[n/w='x']\"", "\"path\":\"<top xmlns='urn:m'/>\"",
            "\"path\":\"count(/m:alone)\"", "\"path\":\"/m:top/p/q\"", "\"path\":\"/m:top/p\"", "\"path\":\"/m:alone\"", "\"path\":\"/alone\"", "\"path\":\"/m:alon\"", "\"path\":\"/m:other/item[id='1']\"",
            "\"path\":\"/m:top/c/d/z\"", "\"path\":\"/m:top/c\"", "\"path\":\"/m:top/deed\"", "\"path\":\"/m:top/q\"", "\"path\":\"/m:top\",\"format\":\"xml\"",
            "\"path\":\"/m:top\",\"fields\":\"p\"", "\"path\":\"/m:top\",\"fields\":\"item(word)\"", "\"path\":\"/m:top\",\"fields\":\"c(d/z;x)\"", "\"path\":\"/m:top/item/b:extra/g\"", "\"path\":\"/x:y\"",
        }.Select(rest => ("network.yang.get", $"{{\"devices\":[\"a\"],{rest}}}")),
        .. from path in new[] { "/", "/m:top", "/m:top/item", "/m:top/p", "/m:alone", "/m:top/c", "/m:top/either", "/m:top/nothing", "/m:top/item/word", "/m:top/o2" }
           from form in new[] { "summary", "json-schema", "tree" }
           select ("network.yang.describe", $"{{\"device\":\"a\",\"path\":\"{path}\",\"as\":\"{form}\",\"depth\":4}}"),
        ("network.yang.search", """{"device":"a","words":"alone"}"""), ("network.yang.search", """{"words":"other item"}"""), ("network.yang.search", """{"device":"a","words":"q presence"}"""),
        ("network.check", """{"devices":["a"],"kinds":["interfaces","routes"]}"""), ("network.devices.list", "{}"),
        ("network.rpc", """{"device":"a","rpc":"<get xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'/>"}"""),
    ];

    private static readonly string[] Resources =
    [
        "data/m:top", "data/m:top/item=2", "data/m:top/item=1", "data/m:alone", "data/m:other/item=1", "data/m:top/p", "data/m:top/c", "data/m:top/nope", "schema/", "schema/m:top", "schema/m:alone",
        "schema/m:top/p", "schema/m:top/item", "interfaces", "interface/eth0", "routing/ipv4/route-table",
    ];

    [Fact]
    public async Task Answers_OfDevicesThatDifferInDeniedNodesOnly_AreTheSameBytes()
    {
        var without = await AskAsync(Data(null), SampleTree.Main, SampleTree.Augmenting);
        var with = await AskAsync(Data(1), SampleTree.Main, SampleTree.Augmenting);
        var withMore = await AskAsync(Data(200), SampleTree.Main, SampleTree.Augmenting);

        Assert.All(without.Zip(with), pair => Assert.Equal(pair.First, pair.Second));
        Assert.All(without.Zip(withMore), pair => Assert.Equal(pair.First, pair.Second));
        Assert.All(without.Where(answer => !answer.Contains("[word='hush']", StringComparison.Ordinal)), answer => Assert.DoesNotContain(Word, answer.Split('\n', 2)[1], StringComparison.Ordinal));
        Assert.Contains(without, answer => answer.Contains("seen", StringComparison.Ordinal));
    }

    /// <summary>A denied node and one that the device's models do not have are told alike: names in messages, nearest names and lists among it.</summary>
    [Fact]
    public async Task Answers_WhereTheModelsLackWhatIsDenied_AreTheSameBytes()
    {
        var whole = await AskAsync(Data(3), SampleTree.Main, SampleTree.Augmenting);
        var lacking = await AskAsync(
            Data(null),
            Without(
                SampleTree.Main,
                "leaf alone { type string; }",
                "leaf-list words { type string; }",
                "container other { list item { key \"id\"; leaf id { type string; } leaf v { type string; } } }",
                "container p { presence \"It is there.\"; leaf q { type string; } container r { leaf s { type string; } } }",
                "container d { leaf z { type string; } }",
                "\n      leaf word { type string; }",
                "list sub { key \"kind name\"; leaf kind { type identityref { base kind; } } leaf name { type string; } leaf v { type string; } container e { leaf f { type string; } } }"),
            Without(SampleTree.Augmenting, "container extra { leaf g { type string; } }"));

        Assert.All(whole.Zip(lacking), pair => Assert.Equal(pair.Second, pair.First));
    }

    [Fact]
    public async Task HiddenDevice_IsAnsweredAsAMissingOne()
    {
        var data = Data(1);
        RulesAccess SeesA(string? asks) => new(NetMcp.Trust.Paths.PathRules.Everything, "k") { Devices = device => device.Name.Value == "aa", Objection = _ => asks is null ? null : new Failure(FailureCode.Forbidden, asks) };
        var both = new Dictionary<string, string> { ["aa"] = data["a"], ["ab"] = data["a"] };
        await using var hides = await PlayedGateway.OpenAsync(SeesA(null), both, SampleTree.Main, SampleTree.Augmenting);
        await using var lacks = await PlayedGateway.OpenAsync(SeesA(null), new Dictionary<string, string> { ["aa"] = data["a"] }, SampleTree.Main, SampleTree.Augmenting);
        Assert.True((await hides.Stand.GetAsync("ab")).IsSuccess);

        var (first, second) = (await AskOfHiddenAsync(hides), await AskOfHiddenAsync(lacks));

        Assert.All(first.Zip(second), pair => Assert.Equal(pair.Second, pair.First));
        Assert.Contains(first, answer => answer.Contains("Did you mean 'aa'?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Objection_ToADevice_ComesBeforeTheDeviceIsAsked()
    {
        var caller = new RulesAccess(NetMcp.Trust.Paths.PathRules.Everything, "k") { Objection = question => question.Operation == GrantOperation.Read && question.Device?.Name.Value == "a" ? new Failure(FailureCode.Forbidden, "Not this one.") : null };
        await using var gateway = await PlayedGateway.OpenAsync(caller, Data(1), SampleTree.Main, SampleTree.Augmenting);

        var answers = new List<string>();
        foreach (var (tool, arguments) in Calls.Where(call => call.Tool != "network.devices.list" && call.Arguments.Contains("\"a\"", StringComparison.Ordinal) && !call.Arguments.Contains("count(", StringComparison.Ordinal)))
        {
            answers.Add(await gateway.CallAsync(tool, arguments));
        }

        Assert.All(answers.Where(answer => !answer.Contains("-32602", StringComparison.Ordinal)), answer => Assert.Contains("Not this one.", answer, StringComparison.Ordinal));
        Assert.Contains("Not this one.", await gateway.ReadAsync("network:///device/a/data/m:top"), StringComparison.Ordinal);
        Assert.Contains("\"values\":[]", await gateway.CompleteAsync("network:///device/{name}/data/{+path}", "path", "m:", "a"), StringComparison.Ordinal);
        Assert.DoesNotContain(Word, string.Concat(answers), StringComparison.Ordinal);
        Assert.Contains("idle", await gateway.CallAsync("network.devices.list", "{}"), StringComparison.Ordinal);
    }

    private static string Without(string model, params string[] parts) => parts.Aggregate(model, (left, part) =>
    {
        Assert.Contains(part, left, StringComparison.Ordinal);
        return left.Replace(part, string.Empty, StringComparison.Ordinal);
    });

    private static Dictionary<string, string> Data(int? hidden)
    {
        string Secret(string xml) => hidden is null ? string.Empty : xml;
        var filler = hidden is { } count ? new string('h', count * 40) : string.Empty;
        var items = string.Concat(Enumerable.Range(0, 60).Where(i => i != 2 || hidden is not null).Select(i =>
            $"<item><id>{i}</id>{Secret($"<word>hush{filler}</word>")}<n><w>{(i == 2 ? "hush" : "seen")}</w></n>" +
            Secret($"<sub><kind>big</kind><name>hush</name></sub><junk xmlns='urn:junk'/>") + Secret("<extra xmlns='urn:b'><g>hush</g></extra>") + "</item>"));
        return new Dictionary<string, string>
        {
            ["a"] = $"<top xmlns='urn:m' {Secret("changed='now'")}><a>seen</a>{items}<c>{Secret("<d><z>hush</z></d>")}</c>{Secret("<p><q>hush</q><r/></p>")}</top>" +
                Secret($"<alone xmlns='urn:m'>hush{filler}</alone><words xmlns='urn:m'>hush</words><other xmlns='urn:m'><item><id>1</id></item></other><zzz xmlns='urn:none'><hush/></zzz>"),
        };
    }

    private static async Task<List<string>> AskAsync(Dictionary<string, string> data, params string[] models)
    {
        await using var gateway = await PlayedGateway.OpenAsync(RulesAccess.Denying(Denied), data, models);
        var answers = new List<string>();
        foreach (var (tool, arguments) in Calls)
        {
            answers.Add($"{tool} {arguments}\n{await gateway.CallAsync(tool, arguments)}");
        }

        foreach (var resource in Resources)
        {
            answers.Add($"{resource}\n{await gateway.ReadAsync("network:///device/a/" + resource)}");
        }

        answers.Add("list\n" + await gateway.ListAsync());
        foreach (var template in new[] { "network:///device/{name}/data/{+path}", "network:///device/{name}/schema/{+path}" })
        {
            foreach (var begun in new[] { "", "m:", "m:top/", "m:top/item/", "m:top/p/", "m:alone", "m:other/" })
            {
                answers.Add($"{template} {begun}\n{await gateway.CompleteAsync(template, "path", begun, "a")}");
            }
        }

        return answers;
    }

    private static async Task<List<string>> AskOfHiddenAsync(PlayedGateway gateway)
    {
        var answers = new List<string>();
        foreach (var (tool, arguments) in Calls)
        {
            answers.Add(await gateway.CallAsync(tool, arguments.Replace("\"a\"", "\"ab\"", StringComparison.Ordinal)));
        }

        foreach (var uri in Resources.Append("capabilities"))
        {
            answers.Add(await gateway.ReadAsync("network:///device/ab/" + uri));
        }

        answers.Add(await gateway.CallAsync("network.yang.get", """{"devices":["aa","ab"],"path":"/m:top"}"""));
        answers.Add(await gateway.CallAsync("network.yang.search", """{"words":"word"}"""));
        answers.Add(await gateway.CallAsync("network.device.describe", """{"device":"ab"}"""));
        answers.Add(await gateway.ReadAsync("network:///devices"));
        answers.Add(await gateway.ListAsync());
        answers.Add(await gateway.CompleteAsync("network:///device/{name}/data/{+path}", "name", "a", ""));
        answers.Add(await gateway.CompleteAsync("network:///device/{name}/data/{+path}", "path", "m:", "ab"));
        return answers;
    }
}
