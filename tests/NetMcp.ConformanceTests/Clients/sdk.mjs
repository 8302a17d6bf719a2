// @modelcontextprotocol/sdk (revision 2025-11-25, with a session): node sdk.mjs URL
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const transport = new StreamableHTTPClientTransport(new URL(process.argv[2]));
const client = new Client({ name: 'netmcp-sdk-test', version: '1' });
await client.connect(transport);
const { tools } = await client.listTools();
const call = await client.callTool({ name: 'network.devices.list', arguments: {} });
const { resources } = await client.listResources();
const { contents } = await client.readResource({ uri: 'network:///devices' });
const { resourceTemplates } = await client.listResourceTemplates();
const { prompts } = await client.listPrompts();
const prompt = await client.getPrompt({ name: prompts.find((one) => one.name === 'network.troubleshoot.ping-fail').name, arguments: { src: 'edge-1', dst: 'edge-2' } });
const session = transport.sessionId;
await transport.terminateSession();
await client.close();
console.log(JSON.stringify({
  version: transport.protocolVersion,
  session: typeof session,
  server: client.getServerVersion()?.name,
  tools: tools.map((t) => t.name),
  callIsError: call.isError ?? false,
  structured: typeof call.structuredContent,
  resources: resources.map((r) => r.uri),
  templates: resourceTemplates.map((t) => t.uriTemplate),
  contents: contents.length,
  messages: prompt.messages.length,
}));
