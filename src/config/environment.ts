import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** The environment of this process, with what a `.env` file in the current folder adds to it. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
