import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidConfig, loadConfig, withMade, withPort } from './config.js';
import { variables } from './variables.js';

const secret = 'k'.repeat(32);
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/stoa',
  KEY_ENCRYPTION_SECRET: secret,
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof InvalidConfig) return error.faults;
    throw error;
  }
}

describe('Without any variable', () => {
  const config = loadConfig({});

  it('everything has a default for a laptop', () => {
    expect(config).toMatchObject({
      production: false,
      demo: { enabled: true, password: 'stoa-demo-2026' },
      dataDir: '.data',
      http: { host: '127.0.0.1', port: 3000, portIsGiven: false, publicUrl: 'http://localhost:3000' },
      database: { url: null, poolSize: 10 },
      auth: { issuer: 'http://localhost:3000', audience: 'stoa', accessTokenTtlSeconds: 900 },
      limits: {
        user: { limit: 100, windowSeconds: 60 },
        network: { limit: 1000, windowSeconds: 60 },
        signin: { limit: 5, windowSeconds: 900 },
      },
      orders: { paymentWindowSeconds: 900 },
      shop: { name: 'Stoa', address: [], taxId: null },
      logLevel: 'info',
    });
    expect(config.http).toMatchObject({ corsOrigins: [], trustedProxies: [], metricsPort: null });
  });

  it('nothing can be changed afterwards', () => {
    expect(() => Object.assign(config, { production: true })).toThrow(TypeError);
  });

  it('an empty variable is one that is not there', () => {
    expect(loadConfig({ PORT: '', LOG_LEVEL: '' }).http.port).toBe(3000);
  });

  it('links follow the port that was free, unless an address was given', () => {
    expect(withPort(config, 3005)).toMatchObject({
      http: { port: 3005, publicUrl: 'http://localhost:3005' },
      auth: { issuer: 'http://localhost:3005' },
    });
    const given = withPort(loadConfig({ PUBLIC_URL: 'https://api.example/' }), 3005);
    expect([given.http.publicUrl, given.auth.issuer]).toEqual(['https://api.example', 'https://api.example']);
  });

  it('what is made at start takes the place of what was not given', () => {
    const made = withMade(config, { databaseUrl: 'postgres://made', keyEncryptionSecret: secret });
    expect([made.database.url, made.auth.keyEncryptionSecret]).toEqual(['postgres://made', secret]);
    expect(made.database.poolSize).toBe(10);
  });
});

describe('In production', () => {
  it('listens everywhere, shows no demo, and keeps metrics on a port of their own', () => {
    expect(loadConfig(production)).toMatchObject({
      production: true,
      demo: { enabled: false },
      http: { host: '0.0.0.0', portIsGiven: true, metricsPort: 9464 },
    });
  });

  it.each([
    ['DATABASE_URL', { DATABASE_URL: '' }],
    ['KEY_ENCRYPTION_SECRET', { KEY_ENCRYPTION_SECRET: '' }],
    ['KEY_ENCRYPTION_SECRET', { KEY_ENCRYPTION_SECRET: 'replace-me-with-64-random-characters' }],
    ['STOA_DEMO', { STOA_DEMO: 'true' }],
  ])('does not start with an unsafe %s: %j', (name, env) => {
    expect(faultsOf({ ...production, ...env })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  });
});

describe('A variable that cannot be used', () => {
  it.each([
    ['NODE_ENV', 'staging'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', '-1'],
    ['PORT', ' 3000'],
    ['PUBLIC_URL', 'example.com'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://db/stoa'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOLER', 'session'],
    ['DATABASE_REPLICA_URLS', 'postgres://a/stoa,b'],
    ['STOA_DEMO', 'yes'],
    ['DEMO_PASSWORD', 'short'],
    ['KEY_ENCRYPTION_SECRET', 'short'],
    ['ACCESS_TOKEN_TTL', '0'],
    ['SIGNING_KEY_LIFETIME', '60'],
    ['JWT_SIGNING_KEY_FILES', '/nowhere/key.pem'],
    ['RATE_LIMIT_USER', '100'],
    ['RATE_LIMIT_IP', '0/60'],
    ['RATE_LIMIT_SIGNIN', '5/0'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example,b.example'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'nginx'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', '::1/129'],
    ['WEBHOOK_ALLOWED_HOSTS', 'http://receiver'],
    ['WEBHOOK_ALLOWED_HOSTS', 'receiver:99999'],
    ['WEBHOOK_ALLOWED_HOSTS', '10.0.0.0/33'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_PORT', '0'],
  ])('is named with what it must be: %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must `))]);
  });

  it('is told together with all the others, and never with its value', () => {
    const env = { PORT: 'secret-port', LOG_LEVEL: 'secret-level', KEY_ENCRYPTION_SECRET: 'secret' };
    const faults = faultsOf(env);
    expect(faults).toHaveLength(3);
    expect(new InvalidConfig(faults).message).not.toContain('secret-');
  });

  it('is the only thing that can go wrong, whatever stands in the environment', () => {
    const names = fc.constantFrom(...Object.keys(variables));
    fc.assert(
      fc.property(fc.dictionary(names, fc.string()), (env) => {
        expect(Array.isArray(faultsOf(env))).toBe(true);
      }),
    );
  });
});

describe('A pooler', () => {
  it('is not used without a way past it', () => {
    const env = { DATABASE_URL: 'postgres://pooler/stoa', DATABASE_POOLER: 'transaction' };
    expect(faultsOf(env)).toEqual(['DATABASE_DIRECT_URL is required with DATABASE_POOLER']);
    expect(loadConfig({ ...env, DATABASE_DIRECT_URL: 'postgres://db/stoa' }).database).toMatchObject({
      url: 'postgres://pooler/stoa',
      directUrl: 'postgres://db/stoa',
      replicaUrls: [],
    });
  });

  it('that is none leaves one way for everything', () => {
    const made = withMade(loadConfig({}), { databaseUrl: 'postgres://made', keyEncryptionSecret: secret });
    expect([made.database.pooler, made.database.directUrl]).toEqual(['none', 'postgres://made']);
  });
});

describe('A list', () => {
  it('is read between commas', () => {
    const { http } = loadConfig({
      CORS_ORIGINS: 'https://a.example, http://localhost:5173/ ,',
      TRUST_PROXY: '10.0.0.0/8, 127.0.0.1,fd00::/8',
    });
    expect(http.corsOrigins).toEqual(['https://a.example', 'http://localhost:5173']);
    expect(http.trustedProxies).toEqual(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);
  });
});
