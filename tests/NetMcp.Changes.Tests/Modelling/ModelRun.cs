using System.Text.Json;
using System.Xml.Linq;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Editing;
using NetMcp.Core.Reading;
using Xunit;

namespace NetMcp.Changes.Tests.Modelling;

/// <summary>
/// A random sequence of plans, changes, deaths, restarts and edits by others on a few devices, beside a model of them that knows no protocol:
/// two leafs a device, which a change that is kept sets and any other leaves alone.
/// </summary>
internal sealed class ModelRun : IDisposable
{
    private const int Devices = 3;

    private static readonly string[] Values = ["a", "b", "c"];
    private static readonly string[] Leafs = ["name", "other"];

    private readonly Random _random;
    private readonly EngineWorld _world = new(Devices);
    private readonly Planner _planner;
    private readonly Dictionary<(int Device, string Leaf), string> _model = [];
    private readonly List<(ChangePlan Plan, Dictionary<(int Device, string Leaf), string> Wanted, Dictionary<(int Device, string Leaf), string> Seen)> _plans = [];
    private readonly List<string> _story = [];

    public ModelRun(int seed)
    {
        _random = new Random(seed);
        _story.Add($"seed {seed}");
        var kind = _random.Next(5);
        _world.Have(abilities => kind switch
        {
            0 => abilities with { LockWhilePending = false, Locks = [Datastore.Candidate] },
            1 => abilities with { ConfirmedCommit = ConfirmedCommitUse.Version10, PersistSurvivesSession = false },
            2 => abilities with { ConfirmedCommit = ConfirmedCommitUse.None },
            3 => abilities with { Candidate = CandidateUse.None, ConfirmedCommit = ConfirmedCommitUse.None, WritableRunning = true, Locks = [Datastore.Running] },
            _ => abilities,
        });
        _story.Add($"devices of kind {kind}");
        _planner = new Planner(_world.Network, _world.Network, _world.Tables, new FakeMasker(), new ChangeSight(_world.Network), new ChangeOptions { Folder = "/nowhere" }, _world.Clock);
        for (var device = 0; device < Devices; device++)
        {
            _model[(device, "name")] = "a";
            _model[(device, "other")] = "x";
        }
    }

    /// <summary>How often a change ended in which way.</summary>
    public Dictionary<ChangeState, int> Ends { get; } = [];

    /// <summary>Takes steps, and compares after each.</summary>
    public async Task RunAsync(int steps)
    {
        try
        {
            for (var step = 0; step < steps; step++)
            {
                await (_random.Next(6) switch
                {
                    0 or 1 => PlanAsync(),
                    2 => EditByAnotherAsync(),
                    _ => ApplyAsync(),
                });
                Compare();
            }
        }
        catch (Exception e)
        {
            throw new Xunit.Sdk.XunitException($"{e.Message}\n{string.Join('\n', _story)}\n{Journal()}\n{e.StackTrace}");
        }
    }

    public void Dispose() => _world.Dispose();

    private async Task PlanAsync()
    {
        Forget();
        var wanted = new Dictionary<(int Device, string Leaf), string>();
        while (wanted.Count == 0)
        {
            foreach (var place in _model.Keys.Where(_ => _random.Next(3) == 0))
            {
                wanted[place] = Values[_random.Next(Values.Length)];
            }
        }

        var planned = await _planner.PlanAsync(
            new PlanRequest
            {
                Caller = new LocalCaller("alice"),
                Edits = [.. wanted.Select(edit => new RequestedEdit(
                    _world.Devices[edit.Key.Device].Name, EditOperation.Merge, "/box:box/" + edit.Key.Leaf, JsonSerializer.SerializeToElement(edit.Value)))],
                BatchSize = _random.Next(1, Devices + 1),
                Compensate = _random.Next(2) == 0,
            },
            default);
        Assert.True(planned.IsSuccess, planned.Failure?.Message);
        Assert.True(planned.Value.CanBeApplied, string.Join('\n', planned.Value.Messages));
        _plans.Add((planned.Value, wanted, wanted.Keys.ToDictionary(place => place, place => _model[place])));
        _story.Add($"planned {Text(wanted)}{(planned.Value.Compensate ? ", to be compensated" : "")}");
    }

    // Somebody else sets a leaf, where the device lets him: nobody holds a lock there, and nothing is pending.
    private Task EditByAnotherAsync()
    {
        TryEdit(_random.Next(Devices), Values);
        return Task.CompletedTask;
    }

    private bool TryEdit(int number, string[] values)
    {
        var device = _world.Devices[number];
        if (device.Locks.Count > 0 || device.IsPending)
        {
            return false;
        }

        var leaf = Leafs[_random.Next(Leafs.Length)];
        var value = values[_random.Next(values.Length)];
        var box = device.Running.Elements().Single();
        var element = box.Element(box.Name.Namespace + leaf);
        if (element is null)
        {
            box.Add(new XElement(box.Name.Namespace + leaf, value));
        }
        else
        {
            element.Value = value;
        }

        device.Candidate = new XElement(device.Running);
        _model[(number, leaf)] = value;
        _story.Add($"somebody set {leaf} of {device.Name} to {value}");
        return true;
    }

    private async Task ApplyAsync()
    {
        if (_plans.Count == 0)
        {
            return;
        }

        var index = _random.Next(_plans.Count);
        var (plan, wanted, seen) = _plans[index];
        _plans.RemoveAt(index);
        Forget();
        _world.Plan = plan;
        _world.Disk.Clear();

        // A device that was as wanted already is looked at again too.
        var isStale = seen.Any(place => _model[place.Key] != place.Value);
        var death = _random.Next(3) switch
        {
            0 => new Death(_world),
            1 => new Death(_world) { At = (_random.Next(1, 60), _random.Next(2) == 0) },
            _ => new Death(_world) { Operation = _random.Next(1, 60) },
        };
        _story.Add($"applied {Text(wanted)}{(isStale ? ", stale" : "")}, to die at {death.At} {death.Operation}");
        var hasDied = await _world.ApplyAsync(death);
        var touchedByOthers = new HashSet<int>();
        for (var deaths = hasDied ? 1 : 0; hasDied; deaths++)
        {
            for (var count = _random.Next(3); count > 0; count--)
            {
                var number = _random.Next(Devices);

                // Of another who sets just what the change had set nobody can know that it is not the change.
                if (TryEdit(number, ["theirs"]))
                {
                    touchedByOthers.Add(number);
                }
            }

            if (_random.Next(4) == 0)
            {
                // Nobody's timer knows of it.
                _world.Clock.SetWall(TimeSpan.FromHours(_random.Next(-30, 30)));
                _story.Add("somebody set the clock on the wall");
            }

            Forget();
            hasDied = await _world.FinishAsync(_world.RecoverAsync(
                _random.Next(3) == 0 && deaths < 3 ? new Death(_world) { At = (_random.Next(1, 20), _random.Next(2) == 0) } : null));
            _story.Add(hasDied ? "restarted, and died" : $"restarted: {_world.Status.State}");
        }

        Judge(wanted, touchedByOthers, isStale, death);
    }

    private void Judge(Dictionary<(int Device, string Leaf), string> wanted, HashSet<int> touchedByOthers, bool isStale, Death death)
    {
        var status = _world.Status;
        if (status.State == ChangeState.Planned)
        {
            // Dead before the first word of it: it was never asked for.
            return;
        }

        Assert.True(status.HasEnded, $"{status.State} is no end");
        Ends[status.State] = Ends.GetValueOrDefault(status.State) + 1;
        if (!death.IsDead)
        {
            // What is seen to have moved in a later batch comes after the ones before it.
            ChangeState[] ends = !isStale ? [ChangeState.Confirmed] : _world.Plan.Batches.Count == 1 ? [ChangeState.Stale]
                : [ChangeState.Stale, _world.Plan.Compensate ? ChangeState.RolledBack : ChangeState.PartiallyConfirmed];
            Assert.Contains(status.State, ends);
        }

        var records = _world.Records.ToList();
        var decided = records.FindIndex(record => record.Kind == RecordKind.DecidedConfirm);
        Assert.True(decided < 0 || records.FindIndex(record => record.Kind == RecordKind.ChecksPassed) is var passed && passed >= 0 && passed < decided);
        foreach (var device in status.Devices)
        {
            var number = _world.Devices.ToList().FindIndex(other => other.Name == device.Device);
            switch (device.State)
            {
                case DeviceChangeState.Confirmed:
                    Assert.True(decided >= 0, $"{device.Device} is confirmed and nobody decided it");
                    foreach (var (place, value) in wanted.Where(edit => edit.Key.Device == number))
                    {
                        // What others did after the confirm and before the restart stays theirs.
                        _model[place] = touchedByOthers.Contains(number) ? Actual(number, place.Leaf) : value;
                    }

                    break;
                case DeviceChangeState.Unknown:
                    Assert.Contains(number, touchedByOthers);
                    foreach (var leaf in Leafs)
                    {
                        _model[(number, leaf)] = Actual(number, leaf);
                    }

                    break;
                default:
                    Assert.Contains(device.State, new[] { DeviceChangeState.Untouched, DeviceChangeState.RolledBack });
                    break;
            }
        }
    }

    private void Compare()
    {
        foreach (var ((number, leaf), value) in _model)
        {
            var device = _world.Devices[number];
            Assert.Equal((device.Name, leaf, value), (device.Name, leaf, Actual(number, leaf)));
            Assert.False(device.IsPending, $"{device.Name} has a commit pending");
            Assert.Empty(device.Locks);
            Assert.Equal(0, device.OpenSessions);
            Assert.False(device.Abilities.Candidate != CandidateUse.None && device.IsDirty, $"{device.Name} has edits in its candidate");
        }
    }

    private string Actual(int number, string leaf) =>
        _world.Devices[number].Running.Elements().Single().Elements().SingleOrDefault(element => element.Name.LocalName == leaf)?.Value ?? "";

    // The dead gateway of the last change is not asked any more.
    private void Forget()
    {
        foreach (var device in _world.Devices)
        {
            device.Before = null;
        }
    }

    private static string Text(Dictionary<(int Device, string Leaf), string> wanted) =>
        string.Join(", ", wanted.Select(edit => $"r{edit.Key.Device + 1} {edit.Key.Leaf}={edit.Value}"));

    private string Journal() => string.Join('\n', _world.Records.Select(record => $"{record.Kind} {record.Device} {record.DeviceState} {record.EndState} {record.Text} {record.Failure?.Message}"));
}
