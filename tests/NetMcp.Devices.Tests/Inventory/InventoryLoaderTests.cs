using System.Globalization;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Inventory;

public sealed class InventoryLoaderTests
{
    private const string Minimal = """
        defaults: { user: netops, credential: k }
        credentials:
          k: { kind: password-file, path: secret.txt }
        devices:
          - { name: edge-1, address: 192.0.2.1 }
        """;

    [Fact]
    public void Load_ExampleOfTheReference_IsRead()
    {
        var text = File.ReadAllText(Repository.Path("docs", "inventory.md"));
        var start = text.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        using var folder = new ConfigurationFolder(text[start..text.IndexOf("```", start, StringComparison.Ordinal)]);

        var load = folder.Load();

        Assert.Empty(load.Mistakes);
        var inventory = load.Inventory!;
        Assert.Equal(["core-1", "edge-1"], inventory.Devices.Keys.Select(name => name.Value));
        Assert.Equal(5, inventory.Credentials.Count);
        var edge = inventory.Devices[DeviceName.Parse("edge-1")];
        Assert.Equal(("netops", "paris", 830, TimeSpan.FromSeconds(30)), (edge.User, edge.Site, edge.Port, edge.Limits.RpcTimeout));
        Assert.Equal(Path.Combine(folder.Folder, "keys/netops"), Assert.IsType<KeyFileCredential>(edge.Credential).Path);
        var core = inventory.Devices[DeviceName.Parse("CORE-1")];
        Assert.Equal(("junos", true, 22, 1, 16), (core.Profile, core.ReadOnly, core.Port, core.Limits.ReadSessions, core.Limits.Queue));
        Assert.Equal("aes128-cbc", core.Algorithms.Ciphers);
        Assert.Equal(["/usr/local/bin/read-secret", "network/core"], Assert.IsType<HelperCredential>(core.Credential).Command);
        Assert.Equal(["wifi-code"], inventory.Gateway.Masking.Names);
        Assert.Equal(Path.Combine(folder.Folder, "known_hosts"), inventory.Gateway.KnownHostsFile);
        Assert.Equal((Path.Combine(folder.Folder, "cache"), 512L << 20), (inventory.Gateway.CacheFolder, inventory.Gateway.CacheBytes));
        Assert.Equal(Path.Combine(folder.Folder, "data"), inventory.Gateway.DataFolder);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10), 20), (inventory.Changes.ConfirmTimeout, inventory.Changes.LockBudget, inventory.Changes.PerDeviceAndHour));
        Assert.Equal(500_000, inventory.Gateway.SchemaNodes);
        Assert.False(inventory.Tools.Draft);
        Assert.Equal((Path.Combine(folder.Folder, "yang/core"), null), (core.YangFolder, edge.YangFolder));
    }

    [Fact]
    public void Load_Candidate_IsSharedUnlessItSaysPrivate()
    {
        using var folder = new ConfigurationFolder("""
            defaults: { user: netops, credential: k, candidate: private }
            credentials: { k: { kind: password-file, path: secret.txt } }
            devices:
              - { name: inherits, address: 192.0.2.1 }
              - { name: shares, address: 192.0.2.2, candidate: shared }
            """);
        using var wrong = new ConfigurationFolder(Minimal.Replace("192.0.2.1", "192.0.2.1, candidate: privat", StringComparison.Ordinal));

        var devices = folder.Load().Inventory!.Devices;

        Assert.Equal((true, false), (devices[DeviceName.Parse("inherits")].PrivateCandidate, devices[DeviceName.Parse("shares")].PrivateCandidate));
        Assert.False(devices[DeviceName.Parse("shares")].SameSessions(devices[DeviceName.Parse("shares")] with { PrivateCandidate = true }));
        Assert.Contains("Did you mean", Assert.Single(wrong.Load().Mistakes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Controller_IsALabelOfTheDevice()
    {
        using var folder = new ConfigurationFolder("""
            defaults: { user: netops, credential: k, port: 2022 }
            credentials: { k: { kind: password-file, path: secret.txt } }
            devices:
              - { name: leaf-1, address: ctl-1.example, user: leaf-1, controller: ctl-1 }
              - { name: leaf-2, address: ctl-1.example, user: leaf-2, controller: CTL-1 }
              - { name: edge-1, address: 192.0.2.1 }
            """);
        using var wrong = new ConfigurationFolder("""
            defaults: { user: netops, credential: k, controller: ctl-1 }
            credentials: { k: { kind: password-file, path: secret.txt } }
            devices:
              - { name: leaf-1, address: ctl-1.example, controller: "ctl 1" }
              - { name: leaf-2, address: ctl-1.example, controller: Leaf-2 }
              - { name: "leaf 3", address: ctl-1.example, controller: "" }
            """);

        var devices = folder.Load().Inventory!.Devices;
        var mistakes = wrong.Load().Mistakes.Select(mistake => mistake.ToString()).ToList();

        var leaf = devices[DeviceName.Parse("leaf-1")];
        Assert.Equal((DeviceName.Parse("ctl-1"), 2022, leaf.Controller), (leaf.Controller, leaf.Port, devices[DeviceName.Parse("leaf-2")].Controller));
        Assert.Null(devices[DeviceName.Parse("edge-1")].Controller);

        // What is connected to is the same; whoever lists by it is told of another device.
        Assert.True(leaf.SameSessions(leaf with { Controller = null }));
        Assert.NotEqual(leaf, leaf with { Controller = null });
        Assert.Contains(mistakes, mistake => mistake.StartsWith("netmcp.yaml:1:42: There is no key", StringComparison.Ordinal));
        Assert.Equal(2, mistakes.Count(mistake => mistake.Contains("'controller' must be the name of a controller", StringComparison.Ordinal)));
        Assert.Contains(mistakes, mistake => mistake.StartsWith("netmcp.yaml:6:", StringComparison.Ordinal) && mistake.Contains("A device's name", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ChangesAndTools_AreRead()
    {
        using var folder = new ConfigurationFolder("""
            gateway: { data: /var/lib/netmcp }
            changes:
              confirm_timeout: 10m
              commit_budget: 30s
              check_budget: 2m
              recovery_budget: 3m
              lock_budget: 1s
              plan_lifetime: 5m
              per_device_and_hour: 3
              devices_per_plan: 4
              edits_per_plan: 5
              base_bytes: 1MiB
            tools: { draft: true }
            """ + "\n" + Minimal);

        var inventory = folder.Load().Inventory!;

        Assert.Equal("/var/lib/netmcp", inventory.Gateway.DataFolder);
        Assert.True(inventory.Tools.Draft);
        Assert.Equal(
            new ChangeSettings
            {
                ConfirmTimeout = TimeSpan.FromMinutes(10),
                CommitBudget = TimeSpan.FromSeconds(30),
                CheckBudget = TimeSpan.FromMinutes(2),
                RecoveryBudget = TimeSpan.FromMinutes(3),
                LockBudget = TimeSpan.FromSeconds(1),
                PlanLifetime = TimeSpan.FromMinutes(5),
                PerDeviceAndHour = 3,
                DevicesPerPlan = 4,
                EditsPerPlan = 5,
                BaseBytes = 1 << 20,
            },
            inventory.Changes);
    }

    [Fact]
    public void Load_MistakesInChangesAndTools_AreAllReported()
    {
        using var folder = new ConfigurationFolder("""
            changes:
              confirm_timeout: 1s
              plan_lifetme: 5m
              per_device_and_hour: none
            tools:
              draft: perhaps
            """ + "\n" + Minimal);

        var lines = folder.Load().Mistakes.Select(mistake => mistake.ToString()).ToList();

        Assert.Equal(4, lines.Count);
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:2:20: ", StringComparison.Ordinal) && m.Contains("'confirm_timeout' must be a duration from 30s", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:3:3: ", StringComparison.Ordinal) && m.Contains("'plan_lifetime'", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:4:24: ", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:6:10: ", StringComparison.Ordinal) && m.Contains("true or false", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_SeveralMistakes_ReportsAllWithTheirPlaces()
    {
        using var folder = new ConfigurationFolder("""
            gateway:
              lissten: http://127.0.0.1:1
            credentials:
              k: { kind: pasword-file, path: x }
            devices:
              - name: "not a name"
                address: 192.0.2.1
                user: u
                credential: kk
              - name: b
                adress: 192.0.2.2
                user: u
                credential: k
                port: 99999
                limits: { rpc_timeout: soon }
            """);

        var load = folder.Load();

        Assert.Null(load.Inventory);
        var lines = load.Mistakes.Select(m => m.ToString()).ToList();
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:2:3: ", StringComparison.Ordinal) && m.Contains("'listen'", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:4:14: ", StringComparison.Ordinal) && m.Contains("'password-file'", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:6:11: ", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:9:17: ", StringComparison.Ordinal) && m.Contains("'k'", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:11:5: ", StringComparison.Ordinal) && m.Contains("'address'", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:10:5: ", StringComparison.Ordinal) && m.Contains("'address' is missing", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:14:11: ", StringComparison.Ordinal) && m.Contains("65535", StringComparison.Ordinal));
        Assert.Contains(lines, m => m.StartsWith("netmcp.yaml:15:28: ", StringComparison.Ordinal));
        Assert.Equal(8, lines.Count);
    }

    [Theory]
    [InlineData("devices:\n  - { name: a, address: h, user: u, credential: k, password: hunter2x }")]
    [InlineData("credentials:\n  c: { kind: password-file, path: p, password: hunter2x }")]
    [InlineData("credentials:\n  c: hunter2x")]
    [InlineData("defaults: { user: u, credential: hunter2x }")]
    [InlineData("credentials:\n  c: { kind: hunter2x }")]
    [InlineData("devices:\n  - { name: a, address: 'hunter2x !', user: u, credential: k, port: hunter2x }")]
    [InlineData("devices: hunter2x")]
    [InlineData("devices: [hunter2x")]
    [InlineData("defaults: { user: &hunter2x u, credential: *hunter2x }")]
    public void Load_SecretInTheYaml_IsAMistakeThatDoesNotRepeatIt(string yaml)
    {
        using var folder = new ConfigurationFolder(yaml);

        var load = folder.Load();

        Assert.NotEmpty(load.Mistakes);
        Assert.DoesNotContain(load.Mistakes, m => m.Message.Contains("hunter2x", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_LiteralPassword_SaysWhereSecretsBelong()
    {
        using var folder = new ConfigurationFolder(Minimal.Replace("address: 192.0.2.1", "address: 192.0.2.1, password: abc", StringComparison.Ordinal));

        var mistake = Assert.Single(folder.Load().Mistakes);

        Assert.Equal(5, mistake.Line);
        Assert.Contains("secrets do not stand in the configuration", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameDeviceInTwoFiles_NamesBothPlaces()
    {
        using var folder = new ConfigurationFolder(Minimal);
        folder.WriteFragment("10-edge.yaml", "devices:\n  - { name: EDGE-1, address: 192.0.2.9 }\n");
        folder.WriteFragment(".10-edge.yaml.swp.yaml", "garbage: [");
        folder.WriteFragment("note.txt", "garbage: [");

        var mistake = Assert.Single(folder.Load().Mistakes);

        Assert.Equal(("conf.d/10-edge.yaml", 2L), (mistake.File, mistake.Line));
        Assert.Contains("netmcp.yaml:5:5", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Fragments_AddDevicesAndCredentials()
    {
        using var folder = new ConfigurationFolder(Minimal);
        folder.WriteFragment("20.yaml", "credentials:\n  other: { kind: agent }\n");
        folder.WriteFragment("30.yaml", "devices:\n  - { name: edge-2, address: '2001:db8::1', credential: other }\n");

        var load = folder.Load();

        Assert.Empty(load.Mistakes);
        Assert.IsType<AgentCredential>(load.Inventory!.Devices[DeviceName.Parse("edge-2")].Credential);
    }

    [Theory]
    [InlineData("gateway: {}", "main file only")]
    [InlineData("a: 1\n---\nb: 2", "second YAML document")]
    [InlineData("- a", "must be a mapping")]
    [InlineData("devices:\n  - {name: x, name: y, address: h}", "twice")]
    public void Load_FragmentWithAMistake_IsReported(string yaml, string expected)
    {
        using var folder = new ConfigurationFolder(Minimal);
        folder.WriteFragment("x.yaml", yaml);

        Assert.Contains(folder.Load().Mistakes, m => m.File == "conf.d/x.yaml" && m.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_NoFile_SaysSo()
    {
        using var directory = new TempDirectory();

        var load = InventoryLoader.Load(Path.Combine(directory.Path, "netmcp.yaml"));

        Assert.Equal("The file is not there.", Assert.Single(load.Mistakes).Message);
    }

    [Fact]
    public void Load_ThousandDevices_AreAllThere()
    {
        var yaml = new StringBuilder(Minimal);
        for (var i = 2; i <= 1000; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"\n  - {{ name: edge-{i}, address: 10.0.{i / 256}.{i % 256}, tags: [a, b], site: s{i % 10} }}");
        }

        using var folder = new ConfigurationFolder(yaml.ToString());

        Assert.Equal(1000, folder.Load().Inventory!.Devices.Count);
    }
}
