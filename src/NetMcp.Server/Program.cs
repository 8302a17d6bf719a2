using NetMcp.Server.Cli;

return await CommandLine.RunAsync(args, CliConsole.Process);
