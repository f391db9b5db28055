import type { Command } from 'commander';
import { PostExport } from '../posts/transfer/post-export.js';
import { WrongUse } from './command.js';
import { writeOut } from './export-file.js';
import { withService } from './service.js';

/** Writes everybody's posts, as `GET /posts/export` gives them to an admin. */
export async function exportPosts(command: Command): Promise<void> {
  const { out } = command.opts<{ out?: string }>();
  if (out === undefined && process.stdout.isTTY)
    throw new WrongUse('An archive is nothing for a terminal; say --out FILE.');
  await withService((app) => writeOut(app.get(PostExport, { strict: false }).exportAll(), out));
}
