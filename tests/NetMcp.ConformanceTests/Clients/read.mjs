// One read of a device through either npm client: node read.mjs URL sdk|client
const [url, which] = process.argv.slice(2);
const { Client, StreamableHTTPClientTransport } = which === 'client'
  ? await import('@modelcontextprotocol/client')
  : { ...await import('@modelcontextprotocol/sdk/client/index.js'), ...await import('@modelcontextprotocol/sdk/client/streamableHttp.js') };
const transport = new StreamableHTTPClientTransport(new URL(url));
const client = new Client({ name: 'netmcp-read-test', version: '1' }, which === 'client' ? { versionNegotiation: { mode: 'auto' } } : {});
await client.connect(transport);
// With the tools listed, both check structured content against the output schema.
await client.listTools();
const call = await client.callTool({
  name: 'network.yang.get',
  arguments: { devices: ['edge-1'], path: '/ietf-system:system/hostname', datastore: 'running' },
});
await client.close();
console.log(JSON.stringify({
  version: client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion,
  isError: call.isError ?? false,
  structured: call.structuredContent,
  text: call.content[0].text,
}));
