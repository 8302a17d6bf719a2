using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>A command line that answers what a test says.</summary>
internal sealed class FakeCommands : IDeviceCommands
{
    public Func<string, CancellationToken, Task<Outcome<CommandOutput>>> Answer { get; set; } = (_, _) => Task.FromResult<Outcome<CommandOutput>>(new CommandOutput("ok", false));

    public Task<Outcome<CommandOutput>> RunAsync(DeviceName device, string command, int maxBytes, CancellationToken cancellationToken) => Answer(command, cancellationToken);
}
