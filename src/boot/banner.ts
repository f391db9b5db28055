import type { Config } from '../config/config.js';
import { demoAccounts } from '../config/demo-accounts.js';
import { keepsLetters } from '../mail/mailbox/mailbox.js';

/** What a person needs to know once the service runs. */
export function banner(config: Config, databaseName: string, milliseconds: number): string {
  const { publicUrl, docsEnabled, consoleEnabled, metricsPort } = config.http;
  const rows = [
    ['Start', publicUrl],
    ['API', `${publicUrl}/api/v1`],
    ...(consoleEnabled ? [['Console', `${publicUrl}/console`]] : []),
    ...(docsEnabled
      ? [
          ['Docs', `${publicUrl}/docs`],
          ['OpenAPI', `${publicUrl}/openapi.json`],
        ]
      : []),
    ['Health', `${publicUrl}/health/ready`],
    [
      'Metrics',
      metricsPort === null ? `${publicUrl}/metrics` : `http://${config.http.host}:${metricsPort}/metrics`,
    ],
    ...(keepsLetters(config) ? [['Mailbox', `${publicUrl}/dev/mailbox`]] : []),
    ['Database', databaseName],
  ];
  const places = rows.map(([name = '', place = '']) => `  ${name.padEnd(9)} ${place}`);
  return [
    '',
    `Stoa is up after ${(milliseconds / 1000).toFixed(1)} s.`,
    '',
    ...places,
    ...demo(config),
    '',
  ].join('\n');
}

/** The same for a process that works and serves nobody. */
export function workerBanner({ http }: Config, databaseName: string, milliseconds: number): string {
  const { host, metricsPort } = http;
  const told = metricsPort === null ? [] : [`  Metrics   http://${host}:${metricsPort}/metrics`];
  return [
    '',
    `The worker of Stoa is up after ${(milliseconds / 1000).toFixed(1)} s.`,
    '',
    ...told,
    `  Database  ${databaseName}`,
    '',
  ].join('\n');
}

function demo(config: Config): string[] {
  if (!config.demo.enabled) return [];
  const accounts = demoAccounts.map(
    ({ email, role, tier }) => `  ${email.padEnd(22)} ${role}${tier === 'premium' ? ', premium' : ''}`,
  );
  return ['', `Demo accounts, password ${config.demo.password}:`, ...accounts];
}
