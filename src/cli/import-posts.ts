import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Command } from 'commander';
import { JobKinds } from '../jobs/job-kinds.js';
import { JobCarrier } from '../jobs/work/job-carrier.js';
import { PostImportDto } from '../posts/transfer/dto/post-import.dto.js';
import { importPosts as kindName } from '../posts/transfer/import-work.js';
import { PostImportsService } from '../posts/transfer/post-imports.service.js';
import type { PostImportErrorRow } from '../posts/transfer/imports.sql.js';
import { callerFor } from './acting.js';
import { WrongUse } from './command.js';
import { assertFile, formatOf, handOver } from './import-file.js';
import { follow, mostTold, plain, refusals, table } from './importing.js';
import { Interrupt } from './interrupt.js';
import { Progress, type Standing } from './progress.js';
import { withService } from './service.js';

const endings = { zip: 'zip', xml: 'wxr' } as const;
const perPage = 100;

/** Imports posts as `POST /posts/import` does, and waits for the end; the exit code is 1 when posts were refused. */
export async function importPosts(command: Command): Promise<void> {
  const [path = ''] = command.args;
  if (formatOf(path, endings) === null)
    throw new WrongUse(`${path} is neither a .zip archive of Markdown nor the .xml of WordPress.`);
  assertFile(path);
  const interrupt = new Interrupt();
  try {
    await withService(async (app) => {
      const done = await carryOut(app, path, command.opts<{ as?: string }>().as, interrupt);
      const { id, posts, status } = done;
      if (posts.refused > 0 || status !== 'succeeded') process.exitCode = 1;
      const { leftOut, ...counts } = posts;
      process.stdout.write(
        `${headline(done)}\n\n${table([...Object.entries(counts), ['left out', leftOut]])}`,
      );
      const more = { unit: 'posts', place: `/post-imports/${id}/errors` };
      process.stdout.write(refusals(await firstRefused(app, done), posts.refused, more));
    });
  } finally {
    interrupt.release();
  }
}

async function carryOut(
  app: NestFastifyApplication,
  path: string,
  as: string | undefined,
  interrupt: Interrupt,
): Promise<PostImportDto> {
  const imports = app.get(PostImportsService, { strict: false });
  const caller = await callerFor(app, as, 'posts:write:any');
  const watching = { progress: new Progress(process.stderr), interrupt };
  const retry = { scope: caller.id, key: null, request: 'import posts', markReplayed: () => undefined };
  const { id } = await handOver(path, watching, (body) =>
    imports.begin(caller, formatOf(path, endings) ?? 'zip', body, retry),
  );
  const look = async (): Promise<{ state: PostImportDto; standing: Standing | null }> => {
    const state = PostImportDto.from(await imports.get(id));
    return { state, standing: state.finishedAt === null ? standingOf(state) : null };
  };
  return follow({ id, place: '/post-imports', look, help: () => doOne(app) }, watching);
}

/** Does one import of posts that is due; when this process leaves, it gives back what is not done. */
async function doOne(app: NestFastifyApplication): Promise<void> {
  const kind = app.get(JobKinds, { strict: false }).find(kindName);
  const carrier = app.get(JobCarrier, { strict: false });
  const claimed = kind === null ? null : await carrier.claim(kind);
  if (claimed !== null) await carrier.carry(claimed);
}

const standingOf = ({ status, bytes, posts }: PostImportDto): Standing => ({
  what: status === 'applying' ? 'importing' : 'waiting for its turn',
  ...bytes,
  ...{ count: posts.read, unit: 'posts' },
});

const headline = ({ id, failure }: PostImportDto): string =>
  failure === null ? `Import ${id} is done.` : `Import ${id} has failed: ${failure.detail}`;

/** The first refused posts, a line for each; what was only left out or lost something is not among them. */
async function firstRefused(app: NestFastifyApplication, { id, posts }: PostImportDto): Promise<string[]> {
  const imports = app.get(PostImportsService, { strict: false });
  const found: PostImportErrorRow[] = [];
  let cursor: string | null | undefined;
  const wanted = Math.min(posts.refused, mostTold);
  while (cursor !== null && countOf(found) <= wanted && wanted > 0) {
    const query = { limit: perPage, ...(cursor === undefined ? {} : { cursor }) };
    const { rows, meta } = await imports.errors(id, query);
    found.push(...rows.filter(({ severity }) => severity === 'error'));
    cursor = meta.nextCursor;
  }
  const byPost = Map.groupBy(found, ({ position }) => position);
  return [...byPost.values()].slice(0, mostTold).map((faults) => {
    const said = faults.map(({ field, message }) => `${field} ${message}`);
    return plain(`${faults[0]?.name ?? ''}  ${said.join('; ')}`);
  });
}

const countOf = (rows: readonly PostImportErrorRow[]): number =>
  new Set(rows.map(({ position }) => position)).size;
