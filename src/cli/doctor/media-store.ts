import { randomUUID } from 'node:crypto';
import { clientOf } from '../../media/store/store.provider.js';
import { fault, ok, type Check, type Finding } from './finding.js';
import { inTime, unreachable } from './reach.js';

/** Whether objects can be put into the bucket, read and deleted: with one of our own, which is gone afterwards. */
export const mediaStore: Check = {
  name: 'media store',
  look: async ({ config: { media } }) => {
    if (media.s3 === null) return null;
    const { bucket, endpoint } = media.s3;
    const host = endpoint === null ? 'AWS' : new URL(endpoint).host;
    const place = `The bucket ${bucket} at ${host}`;
    const packages = await import('@aws-sdk/client-s3');
    const client = clientOf(packages, media.s3);
    const object = { Bucket: bucket, Key: `doctor/${randomUUID()}` };
    let step = 'put';
    try {
      await inTime(client.send(new packages.PutObjectCommand({ ...object, Body: 'probe' })));
      step = 'read';
      const { Body } = await inTime(client.send(new packages.GetObjectCommand(object)));
      await inTime(Body?.transformToString() ?? Promise.resolve(''));
      step = 'delete';
      await inTime(client.send(new packages.DeleteObjectCommand(object)));
      return ok(`${place} takes, gives and deletes objects.`);
    } catch (error) {
      if (step === 'read') await client.send(new packages.DeleteObjectCommand(object)).catch(() => undefined);
      return refusal(error, { host, place, step });
    } finally {
      client.destroy();
    }
  },
};

function refusal(
  error: unknown,
  { host, place, step }: { host: string; place: string; step: string },
): Finding {
  const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
  if ($metadata?.httpStatusCode === undefined)
    return fault(unreachable(error, host), 'Start the store or correct S3_ENDPOINT.');
  const what = `${place} refuses to ${step} an object (${name}, ${$metadata.httpStatusCode}).`;
  return fault(what, 'Look at the bucket, at S3_ACCESS_KEY_ID and what it may, and at S3_REGION.');
}
