using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Approvals;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Approvals;

/// <summary><c>netmcp approvals</c>: what waits for people.</summary>
internal static class ApprovalsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("approvals", "The changes that wait for people's approval: list, show, approve, reject.")
    {
        List(console),
        Show(console),
        Decide(console, "approve", "Approve a change. What counts is the plan that you have looked at: give its hash, as 'show' prints it, or be asked."),
        Decide(console, "reject", "Reject a change: it is never applied."),
    };

    private static Command List(CliConsole console)
    {
        var options = new ApprovalOptions();
        var all = new Option<bool>("--all") { Description = "Those that have ended, too." };
        var command = new Command("list", "List what waits for approval.") { all };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = options.Connect(parsed, console);
            var content = await client.SendAsync(HttpMethod.Get, ApprovalEndpoints.Path, null, cancellationToken);
            if (parsed.GetValue(options.Json))
            {
                JsonText.Write(console.Out, content);
                return CliExitCode.Done;
            }

            var shown = ((JsonArray)content["approvals"]!).OfType<JsonObject>().Where(request => parsed.GetValue(all) || (string?)request["state"] is "waiting" or "approved");
            TextTable.Write(console.Out, ["APPROVAL", "STATE", "REQUESTER", "DEVICES", "NEEDS", "UNTIL"], shown.Select(ApprovalText.Row));
            return CliExitCode.Done;
        });
        return command;
    }

    private static Command Show(CliConsole console)
    {
        var options = new ApprovalOptions();
        var id = Id();
        var command = new Command("show", "Show a request for approval with all that its plan would do.") { id };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = options.Connect(parsed, console);
            var content = await client.SendAsync(HttpMethod.Get, ApprovalEndpoints.Path + "/" + Uri.EscapeDataString(parsed.GetRequiredValue(id)), null, cancellationToken);
            ApprovalText.Print(console.Out, content, parsed.GetValue(options.Json));
            return CliExitCode.Done;
        });
        return command;
    }

    private static Command Decide(CliConsole console, string what, string description)
    {
        var options = new ApprovalOptions();
        var id = Id();
        var hash = new Option<string?>("--plan-hash") { Description = "The hash of the plan that you have looked at; without it the plan is shown and you are asked.", HelpName = "HASH" };
        var comment = new Option<string?>("--comment") { Description = "Why; it is kept." };
        var command = new Command(what, description) { id, hash, comment };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = options.Connect(parsed, console);
            var path = ApprovalEndpoints.Path + "/" + Uri.EscapeDataString(parsed.GetRequiredValue(id));
            var request = await client.SendAsync(HttpMethod.Get, path, null, cancellationToken);
            if ((parsed.GetValue(hash) ?? Ask(console, request, what)) is not { } seen)
            {
                console.Error.WriteLine("Nothing was said.");
                return CliExitCode.Failed;
            }

            var body = new JsonObject { ["plan_hash"] = seen, ["comment"] = parsed.GetValue(comment) };
            var content = await client.SendAsync(HttpMethod.Post, $"{ApprovalEndpoints.Path}/{Uri.EscapeDataString((string)request["id"]!)}/{what}", body, cancellationToken);
            ApprovalText.Print(console.Out, content, parsed.GetValue(options.Json));
            return CliExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "The request (a-...), or the change (c-...)." };

    private static string? Ask(CliConsole console, JsonObject request, string what)
    {
        if (!console.Interactive)
        {
            throw new CliException(CliExitCode.Usage, "Nobody is here to be asked: give --plan-hash, as 'netmcp approvals show' prints it.");
        }

        ApprovalText.Print(console.Error, request, json: false);
        console.Error.Write($"{what} this? [y/N] ");
        return console.In.ReadLine()?.Trim() is "y" or "yes" ? (string?)request["plan_hash"] : null;
    }
}
