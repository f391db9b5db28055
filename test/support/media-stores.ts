import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Where media are kept in a test, and what is there. */
export interface TestStore {
  /** What makes a service keep its media there. */
  readonly environment: Readonly<Record<string, string>>;
  /** The keys of all files, sorted. */
  files(): Promise<string[]>;
  /** Files that have not been looked at, or are being made. */
  quarantined(): Promise<string[]>;
  /** Puts a file there behind the service, as old as so many seconds. */
  plant(key: string, ageSeconds: number): Promise<void>;
  /** It cannot be reached, until it is back. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

const bucket = 'stoa-media';
/** How the server of the tests calls the file of an object, and those beside it. */
const [objectEnding, besideEnding] = ['._S3rver_object', /\._S3rver_(object\.md5|metadata\.json)$/];

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

async function plantAt(place: string, ageSeconds: number): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, 'left behind');
  const at = Date.now() / 1000 - ageSeconds;
  await utimes(place, at, at);
}

/** A folder of its own. */
export async function diskStore(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'stoa-media-'));
  const media = join(folder, 'media');
  return {
    environment: { STOA_DATA_DIR: folder },
    files: async () => (await filesBelow(media)).map((name) => `media/${name}`),
    quarantined: () => filesBelow(join(folder, 'quarantine')),
    plant: (key, age) => plantAt(join(folder, key), age),
    // a file where the folder has to be: nothing can be read or written, by whoever it is
    goDown: async () => {
      await mkdir(media, { recursive: true });
      await rename(media, `${media}.away`);
      await writeFile(media, '');
    },
    comeBack: async () => {
      await rm(media);
      await rename(`${media}.away`, media);
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A real server of the protocol, on this machine. */
export async function s3Store(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'stoa-s3-'));
  const [objects, dataDir] = [join(folder, 'objects'), join(folder, 'data')];
  const { server: first, port } = await served(objects, 0);
  let server = first;
  const stopServer = async (): Promise<void> => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    environment: {
      ...{ STOA_DATA_DIR: dataDir, S3_BUCKET: bucket, S3_ENDPOINT: `http://127.0.0.1:${port}` },
      ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
    },
    files: async () =>
      (await filesBelow(join(objects, bucket)))
        .filter((name) => !besideEnding.test(name))
        .map((name) => name.replace(objectEnding, '')),
    quarantined: () => filesBelow(join(dataDir, 'quarantine')),
    plant: async (key, age) => {
      const place = join(objects, bucket, key);
      await plantAt(`${place}${objectEnding}`, age);
      await writeFile(`${place}._S3rver_metadata.json`, '{"content-type":"image/png"}');
      await writeFile(`${place}${objectEnding}.md5`, '0'.repeat(32));
    },
    goDown: stopServer,
    comeBack: async () => void (server = (await served(objects, port)).server),
    stop: async () => {
      await stopServer();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function served(objects: string, at: number): Promise<{ server: ChildProcess; port: number }> {
  await mkdir(objects, { recursive: true });
  const script = new URL('s3-server.mjs', import.meta.url);
  const server = fork(script, [objects, bucket, String(at)], { execArgv: [], stdio: 'ignore' });
  const [port] = (await once(server, 'message')) as [number];
  return { server, port };
}

/** Both, for tests of what holds on each. */
export const mediaStores = [
  { name: 'on disk', open: diskStore },
  { name: 'at S3', open: s3Store },
] as const;
