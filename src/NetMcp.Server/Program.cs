using NetMcp.Server.Hosting;

return await GatewayHost.RunAsync(new GatewayHostOptions { Stdio = args.Contains("--stdio") }, CancellationToken.None);
