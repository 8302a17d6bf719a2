// An authorization server for the tests: oidc-provider on the loopback, with clients that get JWT access tokens (RFC 9068) for the resource given.
// Prints "ready PORT"; takes commands on standard input, one a line, and answers each with "done"; ends when standard input does.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const resource = process.argv[2];
const algorithms = { 'es-noc': 'ES256', 'rs-noc': 'RS256', 'ps-noc': 'PS256', 'es-guest': 'ES256', 'es-scoped': 'ES256' };
const groups = { 'es-noc': ['staff', 'noc'], 'rs-noc': ['noc'], 'ps-noc': ['noc'], 'es-guest': ['guests'] };

let generation = 0;
let handle;
let issuer;

const key = (type, options, alg) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', alg, kid: `${alg}-${generation}`,
});

// A rotation is a new provider with new keys under the same issuer; clients and resource stay.
function rotate() {
  generation += 1;
  const provider = new Provider(issuer, {
    jwks: { keys: [key('ec', { namedCurve: 'P-256' }, 'ES256'), key('rsa', { modulusLength: 2048 }, 'RS256'), key('rsa', { modulusLength: 2048 }, 'PS256')] },
    clients: Object.keys(algorithms).map((client_id) => ({
      client_id, client_secret: `${client_id} secret of the tests`, grant_types: ['client_credentials'], redirect_uris: [], response_types: [], scope: 'net.read',
    })),
    scopes: ['net.read'],
    extraTokenClaims: (_, token) => ({ groups: groups[token.clientId] }),
    enabledJWA: { dPoPSigningAlgValues: ['ES256'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, indicator, client) => ({
          scope: 'net.read', audience: indicator, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: algorithms[client.clientId] } },
        }),
        defaultResource: () => resource,
      },
    },
  });
  handle = provider.callback();
}

const server = createServer((request, response) => handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  issuer = `http://127.0.0.1:${port}`;
  rotate();
  process.stdout.write(`ready ${port}\n`);
  createInterface({ input: process.stdin })
    .on('line', (command) => {
      const done = () => process.stdout.write('done\n');
      if (command === 'rotate') {
        rotate();
        done();
      } else if (command === 'away') {
        server.close(done);
        server.closeAllConnections();
      } else if (command === 'back') {
        server.listen(port, '127.0.0.1', done);
      }
    })
    .on('close', () => process.exit(0));
});
