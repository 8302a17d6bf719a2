// @modelcontextprotocol/client: node client.mjs URL MODE, where MODE is default, auto or a revision to pin
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const [url, mode] = process.argv.slice(2);
const versionNegotiation = mode === 'default' ? undefined : { mode: mode === 'auto' ? 'auto' : { pin: mode } };
const transport = new StreamableHTTPClientTransport(new URL(url));
const client = new Client({ name: 'netmcp-client-test', version: '1' }, { versionNegotiation });
await client.connect(transport);
const { tools } = await client.listTools();
const call = await client.callTool({ name: 'network.devices.list', arguments: {} });
const { contents } = await client.readResource({ uri: 'network:///devices' });
const { prompts } = await client.listPrompts();
const prompt = await client.getPrompt({ name: prompts.find((one) => one.name === 'network.troubleshoot.ping-fail').name, arguments: { src: 'edge-1', dst: 'edge-2' } });
const session = transport.sessionId;
await client.close();
console.log(JSON.stringify({
  version: client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion,
  session: typeof session,
  tools: tools.map((t) => t.name),
  callIsError: call.isError ?? false,
  structured: typeof call.structuredContent,
  contents: contents.length,
  messages: prompt.messages.length,
}));
