import type { ReactNode } from 'react';
import { wordOf } from './format.js';

const good = new Set([
  'paid',
  'delivered',
  'active',
  'published',
  'approved',
  'completed',
  'succeeded',
  'done',
]);
const bad = new Set(['cancelled', 'failed', 'rejected', 'spam', 'disabled', 'dead', 'suspended', 'expired']);
const warn = new Set([
  'pending',
  'draft',
  'scheduled',
  'retry',
  'running',
  'queued',
  'created',
  'paused',
  'receiving',
  'checking',
  'applying',
  'warning',
]);

/** The state of something; its colour only repeats the word. */
export function Status({ of }: { of: string }): ReactNode {
  const kind = good.has(of) ? 'good' : bad.has(of) ? 'bad' : warn.has(of) ? 'warn' : '';
  return <span className={`status ${kind}`}>{wordOf(of)}</span>;
}

/** A moment, with its exact time for those who point at it. */
export function Time({ of, words }: { of: string; words: string }): ReactNode {
  return (
    <time dateTime={of} title={of}>
      {words}
    </time>
  );
}
