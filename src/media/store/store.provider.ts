import type { S3Client } from '@aws-sdk/client-s3';
import type { FactoryProvider } from '@nestjs/common';
import { resolve } from 'node:path';
import { Config } from '../../config/config.js';
import { Log } from '../../logging/log.js';
import { Outside } from '../../outside/outside.js';
import { DiskStore } from './disk-store.js';
import { MediaStore } from './media-store.js';
import { S3Store, type S3Packages } from './s3-store.js';

/** The store that is configured. The package for S3 is large and is loaded only then. */
export const mediaStore: FactoryProvider<MediaStore> = {
  provide: MediaStore,
  inject: [Config, Outside, Log],
  useFactory: async ({ dataDir, media: { s3 } }: Config, outside: Outside, log: Log) => {
    if (s3 === null) return new DiskStore(resolve(dataDir));
    const packages = await loaded();
    const client = clientOf(packages.s3, s3);
    const dependency = outside.dependency({
      name: 's3',
      timeoutMilliseconds: 20_000,
      retries: 2,
      atOnce: 50,
      waiting: 100,
      isFault: isFaultOfStore,
    });
    return new S3Store(client, packages, { bucket: s3.bucket, dependency, log });
  },
};

/** A client of the store that is configured; it tries once. */
export function clientOf(packages: S3Packages['s3'], store: NonNullable<Config['media']['s3']>): S3Client {
  const { region, endpoint, accessKeyId, secretAccessKey } = store;
  return new packages.S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    logger: silence,
    // not every store but that of AWS takes the checksums that the package would send unasked
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

async function loaded(): Promise<S3Packages> {
  const [s3, { getSignedUrl }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/s3-request-presigner'),
  ]);
  return { s3, getSignedUrl };
}

/** What goes wrong is in our own log. */
const ignore = (): void => undefined;
const silence = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** What it refuses is its answer; what it breaks off, or cannot do, says that it is not well. */
function isFaultOfStore(error: unknown): boolean {
  const { $metadata: metadata } = error as { $metadata?: { httpStatusCode?: number } };
  const status = metadata?.httpStatusCode;
  return status === undefined || status >= 500 || status === 429;
}
