import type { PostSummary } from '@stoa/sdk';

/** The state of a post as people see it: a draft with a time to be published is scheduled. */
export function stateOf({
  status,
  publishAt,
}: Pick<PostSummary, 'status' | 'publishAt'>): 'draft' | 'scheduled' | 'published' {
  return status === 'draft' && publishAt !== null ? 'scheduled' : status;
}
