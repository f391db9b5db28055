import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Command } from 'commander';
import { ImportDto, type ImportErrorDto } from '../products/transfer/dto/import.dto.js';
import type { ImportFormat } from '../products/transfer/imports.sql.js';
import { ImportRunner } from '../products/transfer/import-runner.js';
import { ImportsService } from '../products/transfer/imports.service.js';
import { callerFor } from './acting.js';
import { WrongUse } from './command.js';
import { assertFile, formatOf, handOver } from './import-file.js';
import { follow, mostTold, plain, refusals, table } from './importing.js';
import { Interrupt } from './interrupt.js';
import { Progress, type Standing } from './progress.js';
import { withService } from './service.js';

interface Asked {
  readonly as?: string;
  readonly format?: ImportFormat;
  readonly dryRun?: boolean;
  readonly atomic?: boolean;
}

const endings = { csv: 'csv', ndjson: 'ndjson', jsonl: 'ndjson' } as const;
const perPage = 100;

/** Imports products as `POST /products/import` does, and waits for the end; the exit code is 1 when rows were refused. */
export async function importProducts(command: Command): Promise<void> {
  const [path = ''] = command.args;
  const asked = command.opts<Asked>();
  const format = asked.format ?? formatOf(path, endings);
  if (format === null)
    throw new WrongUse(`The name ${path} does not tell: say --format csv or --format ndjson.`);
  assertFile(path);
  const interrupt = new Interrupt();
  try {
    await withService(async (app) => {
      const done = await carryOut(app, path, { ...asked, format }, interrupt);
      const { rows, status } = done;
      if (rows.refused > 0 || status !== 'succeeded') process.exitCode = 1;
      process.stdout.write(`${headline(done)}\n\n${table(Object.entries(rows))}`);
      process.stdout.write(refusals(await firstRefused(app, done), rows.refused, moreOf(done)));
    });
  } finally {
    interrupt.release();
  }
}

async function carryOut(
  app: NestFastifyApplication,
  path: string,
  { as, format, dryRun = false, atomic = false }: Asked & { format: ImportFormat },
  interrupt: Interrupt,
): Promise<ImportDto> {
  const imports = app.get(ImportsService, { strict: false });
  const runner = app.get(ImportRunner, { strict: false });
  const caller = await callerFor(app, as, 'catalogue:write');
  const watching = { progress: new Progress(process.stderr), interrupt };
  const retry = { scope: caller.id, key: null, request: 'import products', markReplayed: () => undefined };
  const { id } = await handOver(path, watching, (body) =>
    imports.begin(caller, { format, body }, { dryRun, atomic }, retry),
  );
  const look = async (): Promise<{ state: ImportDto; standing: Standing | null }> => {
    const state = ImportDto.from(await imports.get(id));
    return { state, standing: state.finishedAt === null ? standingOf(state) : null };
  };
  return follow({ id, place: '/imports', look, help: () => runner.runDue() }, watching);
}

const doings: Readonly<Record<string, string>> = { checking: 'checking', applying: 'importing' };

const standingOf = ({ status, bytes, rows }: ImportDto): Standing => ({
  what: doings[status] ?? 'waiting for its turn',
  ...bytes,
  ...{ count: rows.read, unit: 'rows' },
});

function headline({ id, dryRun, status, failure }: ImportDto): string {
  if (failure !== null) return `Import ${id} has failed: ${failure.detail}`;
  if (status === 'cancelled') return `Import ${id} was cancelled; what it had done stays.`;
  return dryRun ? `Import ${id} was a dry run; nothing was changed.` : `Import ${id} is done.`;
}

const moreOf = ({ id }: ImportDto) => ({ unit: 'rows', place: `/imports/${id}/errors` });

/** The first refused rows, a line for each. */
async function firstRefused(app: NestFastifyApplication, { id }: ImportDto): Promise<string[]> {
  const { rows } = await app.get(ImportsService, { strict: false }).errors(id, { limit: perPage });
  const byLine = Map.groupBy(rows as readonly ImportErrorDto[], ({ line }) => line);
  return [...byLine].slice(0, mostTold).map(([line, faults]) => {
    const sku = faults[0]?.sku ?? '';
    const said = faults.map(({ field, message }) =>
      [field, message].filter((part) => part !== null).join(' '),
    );
    return plain(`line ${line}${sku === '' ? '' : `  ${sku}`}  ${said.join('; ')}`);
  });
}
