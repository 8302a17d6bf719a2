using System.Text.Json;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Devices;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Changes.Tests.Plans;

/// <summary>Edits of what models seldom have: nodes of other modules, identities with prefixes, anydata, cases within cases, entries that the user orders within others.</summary>
public sealed class AwkwardModelTests
{
    private static readonly YangSchema Schema = FakeModels.Compile(
        """
        module base { yang-version 1.1; namespace urn:base; prefix b;
          identity kind;
          container top {
            list entry {
              key "a b"; leaf a { type string; } leaf b { type uint8; }
              leaf kind { type identityref { base kind; } }
              leaf either { type union { type uint8; type identityref { base kind; } } }
              leaf flag { type empty; }
              leaf-list plain { type string; }
              container on { presence "on"; container in { leaf x { type string; } } }
              list chain { key id; ordered-by user; leaf id { type uint8; } leaf-list hop { type string; ordered-by user; } }
              anydata any;
              choice how {
                case one { leaf first { type string; } choice deep { leaf left { type string; } leaf right { type string; } } }
                case two { container second { leaf z { type string; } } leaf also { type string; } }
                leaf third { type string; }
              }
            }
          }
        }
        """,
        """
        module more { yang-version 1.1; namespace urn:more; prefix m; import base { prefix b; }
          identity fast { base b:kind; }
          augment /b:top/b:entry { leaf kind { type identityref { base b:kind; } } container extra { leaf y { type string; } } }
          augment /b:top/b:entry/b:how { case four { leaf fourth { type string; } } }
        }
        """);

    [Theory]
    [InlineData("Merge", "/kind", "\"more:fast\"", "", "<kind xmlns:q='urn:more'>q:fast</kind>")]
    [InlineData("Merge", "/either", "\"more:fast\"", "<either>7</either>", "<either xmlns:q='urn:more'>q:fast</either>")]
    [InlineData("Merge", "/more:kind", "\"more:fast\"", "<kind xmlns:q='urn:more'>q:fast</kind>", "<kind xmlns:q='urn:more'>q:fast</kind><kind xmlns='urn:more'>fast</kind>")]
    [InlineData("Delete", "/more:extra", null, "<extra xmlns='urn:more'><y>v</y></extra><flag/>", "<flag/>")]
    [InlineData("Merge", "/flag", "[null]", "", "<flag/>")]
    [InlineData("Create", "/on", "{}", "", "<on/>")]
    [InlineData("Merge", "/on/in/x", "\"v\"", "", "<on><in><x>v</x></in></on>")]
    [InlineData("Delete", "/on/in/x", null, "<on><in><x>v</x></in></on>", "<on/>")]
    [InlineData("Replace", "/on", "{}", "<on><in><x>v</x></in></on>", "<on/>")]
    [InlineData("Merge", "/base:fourth", null, "", null)]
    [InlineData("Merge", "/more:fourth", "\"v\"", "<first>f</first><left>l</left>", "<fourth xmlns='urn:more'>v</fourth>")]
    [InlineData("Merge", "/right", "\"r\"", "<first>f</first><left>l</left>", "<first>f</first><right>r</right>")]
    [InlineData("Merge", "/third", "\"t\"", "<second><z>z</z></second><also>s</also>", "<third>t</third>")]
    [InlineData("Merge", "/second/z", "\"z\"", "<first>f</first><right>r</right>", "<second><z>z</z></second>")]
    [InlineData("Replace", "/plain", "[\"c\",\"a\"]", "<plain>a</plain><plain>b</plain>", null)]
    [InlineData("Merge", "/chain[id='2']/hop[.='q']", "\"q\"", "<chain><id>1</id></chain>", "<chain><id>1</id></chain><chain><id>2</id><hop>q</hop></chain>")]
    [InlineData("Delete", "/chain[id='1']/hop[.='p']", null, "<chain><id>1</id><hop>p</hop><hop>q</hop></chain>", "<chain><id>1</id><hop>q</hop></chain>")]
    [InlineData("Merge", "/any", "{\"base:top\":{}}", "", null)]
    [InlineData("Delete", "/any", null, "<any><u xmlns='urn:u'><v>1</v></u></any>", "")]
    public async Task Edit_DoesOnTheDeviceWhatItSays_AndItsInverseTakesItBack(string operation, string path, string? value, string before, string? after)
    {
        var running = Top(before);
        var bed = new PlanBed();
        bed.Network.Add("r1", Schema, running);

        var plan = (await bed.PlanAsync(PlanBed.Edit(operation, "/base:top/entry[a='x'][b='1']" + path, value))).Value;

        if (plan.Devices.Count == 0 || !plan.CanBeApplied)
        {
            Assert.True(after is null, string.Join('\n', plan.Messages));
            return;
        }

        var device = plan.Devices[0];
        var start = FakeConfig.Parse(running);
        var (made, tag, about) = FakeConfig.Edit(start, device.EditXml, Schema, "merge");
        Assert.True(made is not null, $"{tag} at {about}: {device.EditXml}");
        Assert.Equal(device.TargetHash, Hash(device, made));
        if (after is not null)
        {
            Assert.Equal(Hash(device, FakeConfig.Parse(Top(after))), Hash(device, made));
        }

        var (back, tagBack, aboutBack) = FakeConfig.Edit(made, device.InverseXml, Schema, "merge");
        Assert.True(back is not null, $"{tagBack} at {aboutBack}: {device.InverseXml}");
        Assert.Equal(device.BaseHash, Hash(device, back));
        Assert.Equal(device.BaseHash, Hash(device, start));
    }

    private static string Top(string inEntry) => $"<top xmlns='urn:base'><entry><a>x</a><b>1</b>{inEntry}</entry></top>";

    private static string Hash(DevicePlan plan, System.Xml.Linq.XElement config) => TouchedSubtrees.Hash(
        TouchedSubtrees.FromXml(string.Concat(config.Elements()), Schema).Value, TouchedSubtrees.Roots(plan, Schema).Value);
}
