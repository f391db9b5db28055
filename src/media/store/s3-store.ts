import type * as S3 from '@aws-sdk/client-s3';
import type { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { assertNoTransaction } from '../../database/database.js';
import { Problem } from '../../http/problem/problem.js';
import { Unavailable } from '../../http/problem/problems.js';
import type { Log } from '../../logging/log.js';
import type { Dependency } from '../../outside/dependency.js';
import { MediaStore, type AwaitedFile, type ByteRange, type StoredFile } from './media-store.js';

/** Its packages, which are loaded only where there is a bucket. */
export interface S3Packages {
  readonly s3: typeof S3;
  readonly getSignedUrl: typeof getSignedUrl;
}

/** What it needs of the house. */
export interface Surroundings {
  readonly bucket: string;
  readonly dependency: Dependency;
  readonly log: Log;
}

/** Files in a bucket of an S3-compatible store. A put there is whole or not at all by itself. */
export class S3Store extends MediaStore {
  constructor(
    private readonly client: S3.S3Client,
    private readonly packages: S3Packages,
    private readonly surroundings: Surroundings,
  ) {
    super();
  }

  private get s3(): typeof S3 {
    return this.packages.s3;
  }

  private get bucket(): string {
    return this.surroundings.bucket;
  }

  override async put(key: string, path: string, type: string): Promise<void> {
    const { size } = await stat(path);
    await this.call(async (abortSignal) => {
      const body = createReadStream(path);
      const put = { Bucket: this.bucket, Key: key, ContentLength: size, ContentType: type, Body: body };
      try {
        await this.client.send(new this.s3.PutObjectCommand(put), { abortSignal });
      } finally {
        body.destroy();
      }
    });
  }

  override async open(key: string, range?: ByteRange): Promise<Readable | null> {
    const part = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` };
    const answer = await this.call(async () => {
      const command = new this.s3.GetObjectCommand({ Bucket: this.bucket, Key: key, ...part });
      return this.client.send(command).catch(nullIfMissing);
    });
    return (answer?.Body as Readable | undefined) ?? null;
  }

  override async remove(key: string): Promise<void> {
    await this.call((abortSignal) => {
      const command = new this.s3.DeleteObjectCommand({ Bucket: this.bucket, Key: key });
      return this.client.send(command, { abortSignal });
    });
  }

  /** Type and size are part of what is signed: the store refuses others. */
  override uploadAddress(key: string, { type, bytes, seconds }: AwaitedFile): Promise<string> {
    const put = { Bucket: this.bucket, Key: key, ContentType: type, ContentLength: bytes };
    return this.packages.getSignedUrl(this.client, new this.s3.PutObjectCommand(put), {
      expiresIn: seconds,
      signableHeaders: new Set(['content-type', 'content-length', 'host']),
    });
  }

  override async *list(folder: string): AsyncGenerator<StoredFile> {
    for (let after: string | undefined; ;) {
      const page = await this.page(`${folder}/`, after);
      for (const { Key: key, LastModified: storedAt } of page.Contents ?? [])
        if (key !== undefined && storedAt !== undefined) yield { key, storedAt };
      after = page.NextContinuationToken;
      if (after === undefined) return;
    }
  }

  private page(prefix: string, after: string | undefined) {
    const place = after === undefined ? {} : { ContinuationToken: after };
    return this.call((abortSignal) => {
      const command = new this.s3.ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ...place });
      return this.client.send(command, { abortSignal });
    });
  }

  /** Whatever it answers but what was asked for, it is not at hand: that is logged, and told as that. */
  private async call<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    assertNoTransaction();
    try {
      return await this.surroundings.dependency.call(work);
    } catch (error) {
      if (error instanceof Problem) throw error;
      this.surroundings.log.failure(error, { dependency: this.surroundings.dependency.name });
      throw new Unavailable('Media cannot be kept or read just now; try again shortly.');
    }
  }
}

function nullIfMissing(error: unknown): null {
  const { name } = error as Error;
  if (name === 'NoSuchKey' || name === 'NotFound') return null;
  throw error;
}
