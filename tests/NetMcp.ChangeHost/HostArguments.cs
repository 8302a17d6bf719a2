using System.Globalization;
using System.Text.Json;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;

namespace NetMcp.ChangeHost;

/// <summary>The command line: a command, then options.</summary>
/// <param name="Command"><c>apply</c> or <c>recover</c>.</param>
/// <param name="Configuration">The inventory's file (<c>--config</c>).</param>
/// <param name="Options">Limits and times (<c>--folder</c>, <c>--confirm-timeout</c> and <c>--budget</c> in seconds).</param>
internal sealed record HostArguments(string Command, string Configuration, ChangeOptions Options)
{
    /// <summary>When to die (<c>--die</c>); null: never.</summary>
    public KillPoint? Death { get; init; }

    /// <summary>What to change (<c>--edit DEVICE OPERATION PATH JSON</c>, any number).</summary>
    public IReadOnlyList<RequestedEdit> Edits { get; init; } = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">They are not what was expected.</exception>
    public static HostArguments Parse(IReadOnlyList<string> arguments)
    {
        var left = new Queue<string>(arguments);
        var command = left.Dequeue();
        string? configuration = null, folder = null;
        var (timeout, budget) = (15.0, 5.0);
        KillPoint? death = null;
        var edits = new List<RequestedEdit>();
        while (left.TryDequeue(out var option))
        {
            switch (option)
            {
                case "--config":
                    configuration = left.Dequeue();
                    break;
                case "--folder":
                    folder = left.Dequeue();
                    break;
                case "--confirm-timeout":
                    timeout = double.Parse(left.Dequeue(), CultureInfo.InvariantCulture);
                    break;
                case "--budget":
                    budget = double.Parse(left.Dequeue(), CultureInfo.InvariantCulture);
                    break;
                case "--die":
                    death = KillPoint.Parse(left.Dequeue());
                    break;
                case "--edit":
                    edits.Add(new RequestedEdit(
                        DeviceName.Parse(left.Dequeue()), Enum.Parse<EditOperation>(left.Dequeue()), left.Dequeue(), JsonSerializer.Deserialize<JsonElement>(left.Dequeue())));
                    break;
                default:
                    throw new ArgumentException($"What is {option}?");
            }
        }

        return new HostArguments(command, configuration ?? throw new ArgumentException("--config"), new ChangeOptions
        {
            Folder = folder ?? throw new ArgumentException("--folder"),
            LeastConfirmTimeout = TimeSpan.FromSeconds(timeout),
            CommitBudget = TimeSpan.FromSeconds(budget),
            CheckBudget = TimeSpan.FromSeconds(budget),
            RecoveryBudget = TimeSpan.FromSeconds(budget),
            ChangesPerDeviceAndHour = int.MaxValue,
        })
        {
            Death = death,
            Edits = edits,
        };
    }
}
