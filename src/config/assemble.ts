import type { Config, GoogleConfig } from './settings.js';
import type { Values } from './variables.js';

/** The values of the environment as the rest of the code sees them, with what follows from one another. */
export function assemble(values: Values): Config {
  const production = values.NODE_ENV === 'production';
  const port = values.PORT ?? 3000;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${port}`;
  return {
    production,
    demo: { enabled: values.STOA_DEMO ?? !production, password: values.DEMO_PASSWORD },
    dataDir: values.STOA_DATA_DIR,
    http: httpOf(values, { production, port, publicUrl }),
    database: databaseOf(values),
    rabbitmq: rabbitmqOf(values),
    cache: { redisUrl: values.REDIS_URL ?? null },
    auth: authOf(values, publicUrl),
    limits: {
      user: values.RATE_LIMIT_USER,
      network: values.RATE_LIMIT_IP,
      signin: values.RATE_LIMIT_SIGNIN,
      signinNetwork: values.RATE_LIMIT_SIGNIN_NETWORK,
      signinAccount: values.RATE_LIMIT_SIGNIN_ACCOUNT,
    },
    overload: overloadOf(values),
    comments: commentsOf(values),
    live: { mostStreams: values.EVENT_STREAMS, mostStreamsOfOne: values.EVENT_STREAMS_USER },
    mail: { smtpUrl: values.SMTP_URL ?? null, from: values.MAIL_FROM, appUrl: values.APP_URL ?? publicUrl },
    google: googleOf(values, publicUrl),
    stripe: stripeOf(values),
    media: {
      quotaBytes: values.MEDIA_QUOTA * 1024 * 1024,
      unusedDays: values.MEDIA_UNUSED_DAYS,
      s3: s3Of(values),
    },
    events: { retentionDays: values.EVENT_RETENTION_DAYS },
    orders: { paymentWindowSeconds: values.ORDER_PAYMENT_WINDOW },
    shop: { name: values.SHOP_NAME, address: values.SHOP_ADDRESS, taxId: values.SHOP_TAX_ID ?? null },
    webhooks: { allowedHosts: values.WEBHOOK_ALLOWED_HOSTS },
    logLevel: values.LOG_LEVEL,
    logDescriptor: 1,
  };
}

function authOf(values: Values, publicUrl: string): Config['auth'] {
  return {
    issuer: values.JWT_ISSUER ?? publicUrl,
    audience: values.JWT_AUDIENCE,
    accessTokenTtlSeconds: values.ACCESS_TOKEN_TTL,
    refreshTokenTtlSeconds: values.REFRESH_TOKEN_TTL,
    keyEncryptionSecret: values.KEY_ENCRYPTION_SECRET ?? null,
    previousKeyEncryptionSecrets: values.KEY_ENCRYPTION_SECRET_PREVIOUS,
    signingKeyLifetimeSeconds: values.SIGNING_KEY_LIFETIME,
    signingKeys: values.JWT_SIGNING_KEY_FILES,
    disclosesSignup: values.SIGNUP_DISCLOSURE === 'on',
  };
}

function overloadOf(values: Values): Config['overload'] {
  return { mostRequests: values.OVERLOAD_REQUESTS, lateMilliseconds: values.OVERLOAD_EVENT_LOOP_DELAY };
}

function commentsOf(values: Values): Config['comments'] {
  return {
    rate: values.RATE_LIMIT_COMMENTS,
    trustAfter: values.COMMENT_TRUST_AFTER,
    mostLinks: values.COMMENT_MAX_LINKS,
    editWindowSeconds: values.COMMENT_EDIT_WINDOW,
  };
}

function databaseOf(values: Values): Config['database'] {
  return {
    url: values.DATABASE_URL ?? null,
    ownerUrl: values.DATABASE_OWNER_URL ?? null,
    directUrl: values.DATABASE_DIRECT_URL ?? null,
    pooler: values.DATABASE_POOLER,
    replicaUrls: values.DATABASE_REPLICA_URLS,
    poolSize: values.DATABASE_POOL_SIZE,
    mostWaiting: values.DATABASE_POOL_WAITING,
  };
}

function rabbitmqOf({ RABBITMQ_URL: url, RABBITMQ_PREFIX: prefix }: Values): Config['rabbitmq'] {
  return url === undefined ? null : { url, prefix };
}

function stripeOf(values: Values): Config['stripe'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = values;
  if (secretKey === undefined || webhookSecret === undefined) return null;
  return { secretKey, webhookSecret, apiUrl: values.STRIPE_API_URL };
}

function s3Of({ S3_BUCKET: bucket, S3_REGION: region, ...values }: Values): Config['media']['s3'] {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { bucket, region, endpoint: values.S3_ENDPOINT ?? null, accessKeyId, secretAccessKey };
}

function googleOf(values: Values, publicUrl: string): GoogleConfig | null {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return null;
  return {
    clientId,
    clientSecret,
    authorizationUrl: values.GOOGLE_AUTHORIZATION_URL,
    tokenUrl: values.GOOGLE_TOKEN_URL,
    userinfoUrl: values.GOOGLE_USERINFO_URL,
    returnUrls: values.OAUTH_RETURN_URLS ?? [publicUrl],
  };
}

function httpOf(
  values: Values,
  chosen: { production: boolean; port: number; publicUrl: string },
): Config['http'] {
  const { production, port, publicUrl } = chosen;
  return {
    host: values.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    portIsGiven: values.PORT !== undefined || production,
    publicUrl,
    corsOrigins: values.CORS_ORIGINS,
    trustedProxies: values.TRUST_PROXY,
    docsEnabled: values.DOCS_ENABLED,
    consoleEnabled: values.CONSOLE_ENABLED,
    metricsPort: values.METRICS_PORT ?? (production ? 9464 : null),
  };
}
