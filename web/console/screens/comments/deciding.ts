import { StoaError, type Comment, type CommentVerdict } from '@stoa/sdk';
import { stoa } from '../../stoa.js';
import type { Asked } from '../../parts/list.js';

/** What became of one comment. */
export interface Outcome {
  readonly id: string;
  /** The beginning of what was read. */
  readonly words: string;
  readonly isDone: boolean;
  readonly said: string;
}

/** What shall become of comments, as they were read. */
export interface Decision {
  readonly comments: readonly Comment[];
  readonly status: CommentVerdict;
  readonly reason?: string | undefined;
}

const done: Readonly<Record<CommentVerdict, string>> = {
  approved: 'Approved.',
  rejected: 'Rejected.',
  spam: 'Marked as spam.',
};

/**
 * Says the same of several comments. Those that are not any more what was read are left alone: nobody approves a text that
 * nobody read.
 */
export async function decide({ comments, status, reason }: Decision, asked: Asked): Promise<Outcome[]> {
  const now = await readAgain(comments, asked);
  const isAsRead = (one: Comment): boolean => isSame(one, now.get(one.id));
  const ids = comments.filter(isAsRead).map(({ id }) => id);
  const answer =
    ids.length === 0 ? [] : await sent({ ids, status, ...(reason === undefined ? {} : { reason }) });
  return comments.map((one) => {
    const words = beginning(one.body ?? '');
    if (!ids.includes(one.id))
      return { id: one.id, words, isDone: false, said: whyNot(one, now.get(one.id)) };
    const result = answer.find(({ id }) => id === one.id)?.comment ?? null;
    return { id: one.id, words, ...became(one, result, status) };
  });
}

/** As they are now, by id: from the page on which they stood, and those that have moved to another one by themselves. */
async function readAgain(comments: readonly Comment[], asked: Asked): Promise<Map<string, Comment>> {
  const page = new Map((await stoa.listComments(asked)).data.map((one) => [one.id, one]));
  const moved = comments.filter(({ id }) => !page.has(id));
  for (const one of await Promise.all(moved.map(({ id }) => readIfThere(id))))
    if (one !== null) page.set(one.id, one);
  return page;
}

async function readIfThere(id: string): Promise<Comment | null> {
  try {
    return await stoa.getComment({ id });
  } catch (error) {
    if (error instanceof StoaError && error.is('NOT_FOUND')) return null;
    throw error;
  }
}

async function sent(body: { ids: string[]; status: CommentVerdict; reason?: string }) {
  return (await stoa.moderateComments(body)).results;
}

function isSame(read: Comment, now: Comment | undefined): boolean {
  return now?.body === read.body && now.status === read.status;
}

function whyNot(read: Comment, now: Comment | undefined): string {
  // one with answers stays as an empty place
  if (now === undefined || now.body === null) return 'It is gone: somebody deleted it.';
  if (now.body !== read.body) return 'Left alone: its text was changed meanwhile. Read it again.';
  return `Left alone: it is ${now.status} meanwhile.`;
}

function became(
  read: Comment,
  result: Comment | null,
  status: CommentVerdict,
): Pick<Outcome, 'isDone' | 'said'> {
  if (result === null) return { isDone: false, said: 'It is gone: somebody deleted it.' };
  if (result.body !== read.body)
    return {
      isDone: false,
      said: `${done[status]} But its text was changed in that moment. Look at it again.`,
    };
  return { isDone: true, said: done[status] };
}

function beginning(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text;
}
