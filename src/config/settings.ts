import type { KeyObject } from 'node:crypto';

/** How many requests, in how many seconds. */
export interface Quota {
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * What stands between the service and PostgreSQL: nothing, or a pooler that gives a connection for as long as a
 * transaction lasts, with or without knowing prepared statements.
 */
export type Pooler = 'none' | 'transaction' | 'transaction-prepared';

/** The OAuth client at Google, and Google's own addresses. */
export interface GoogleConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly userinfoUrl: string;
  /** Exact addresses that a sign-in may return to. */
  readonly returnUrls: readonly string[];
}

/** Everything that can be set from outside, checked and typed; injected by class, read nowhere else. */
export class Config {
  readonly production: boolean;
  readonly demo: { readonly enabled: boolean; readonly password: string };
  readonly dataDir: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Whether the port was asked for; if not, another free one will do. */
    readonly portIsGiven: boolean;
    readonly publicUrl: string;
    readonly corsOrigins: readonly string[];
    readonly trustedProxies: readonly string[];
    readonly docsEnabled: boolean;
    readonly consoleEnabled: boolean;
    readonly metricsPort: number | null;
  };
  readonly database: {
    readonly url: string | null;
    /** The role that owns the tables and migrates them; null: the one of `url`. */
    readonly ownerUrl: string | null;
    /** The way past a pooler, for what needs a session of its own; null: `url` is it. */
    readonly directUrl: string | null;
    readonly pooler: Pooler;
    /** Streaming replicas, from which may be read; none: the primary does it all. */
    readonly replicaUrls: readonly string[];
    readonly poolSize: number;
    /** So many may wait for a connection of either pool; 0: however many. */
    readonly mostWaiting: number;
  };
  readonly cache: {
    /** What the instances share; null: each has its own memory only. */
    readonly redisUrl: string | null;
  };
  /** Where events go out, and consumers take theirs from; null: there is no broker, they come from the database. */
  readonly rabbitmq: { readonly url: string; readonly prefix: string } | null;
  readonly auth: {
    readonly issuer: string;
    readonly audience: string;
    readonly accessTokenTtlSeconds: number;
    readonly refreshTokenTtlSeconds: number;
    readonly keyEncryptionSecret: string | null;
    /** Secrets of before: what was sealed and signed with them is still taken. */
    readonly previousKeyEncryptionSecrets: readonly string[];
    readonly signingKeyLifetimeSeconds: number;
    /** Private keys of access tokens, the first to sign with, the others only to verify; none: the database has them. */
    readonly signingKeys: readonly KeyObject[];
    /** Whether signing up may say that an address is taken. */
    readonly disclosesSignup: boolean;
  };
  readonly limits: {
    readonly user: Quota;
    readonly network: Quota;
    /** Failed sign-ins of one account from one network. */
    readonly signin: Quota;
    readonly signinNetwork: Quota;
    readonly signinAccount: Quota;
  };
  readonly overload: {
    /** So many requests are worked on at once. */
    readonly mostRequests: number;
    /** How late the event loop may be before fewer are; 0: as late as it likes. */
    readonly lateMilliseconds: number;
  };
  readonly comments: {
    /** Of one author. */
    readonly rate: Quota;
    /** Approved comments after which an author's are shown at once; 0: everybody's are, whatever they say. */
    readonly trustAfter: number;
    /** More links than that wait for a moderator. */
    readonly mostLinks: number;
    readonly editWindowSeconds: number;
  };
  readonly live: {
    /** Event streams of one process. */
    readonly mostStreams: number;
    /** Event streams of one user in one process. */
    readonly mostStreamsOfOne: number;
  };
  readonly mail: {
    /** Null: letters stay in the local mailbox. */
    readonly smtpUrl: string | null;
    readonly from: string;
    /** The front end that letters link to. */
    readonly appUrl: string;
  };
  /** Null: sign-in with Google is off. */
  readonly google: GoogleConfig | null;
  /** Null: payments are taken by the sandbox, outside production. */
  readonly stripe: {
    readonly secretKey: string;
    /** Signs what Stripe tells us. */
    readonly webhookSecret: string;
    readonly apiUrl: string;
  } | null;
  readonly media: {
    /** What one user may keep. */
    readonly quotaBytes: number;
    /** How long an image is kept that nothing shows. */
    readonly unusedDays: number;
    /** Null: media are kept on disk. */
    readonly s3: {
      readonly bucket: string;
      readonly region: string;
      /** Null: that of AWS. */
      readonly endpoint: string | null;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    } | null;
  };
  readonly events: { readonly retentionDays: number };
  readonly orders: { readonly paymentWindowSeconds: number };
  /** Who sells, as invoices say it. */
  readonly shop: {
    readonly name: string;
    readonly address: readonly string[];
    readonly taxId: string | null;
  };
  /** `host`, `host:port` or networks that webhooks may lead to although they are private, also over http. */
  readonly webhooks: { readonly allowedHosts: readonly string[] };
  readonly logLevel: string;
  /** Where log lines go: 1, standard output; 2 for a command, whose answer is there. */
  readonly logDescriptor: 1 | 2;
}
