import { Optional } from '../../http/fields/fields.js';
import { Formed } from '../../http/fields/text.js';

/** Far above what will ever be counted, and still exact as a number. */
export const placeForm = /^\d{1,15}$/;

/** What to hear, and from where on. */
export class StreamQueryDto {
  /** Types of events or whole families, joined by commas. Left out: everything that you may see. @example order.*,post.published */
  @Optional()
  @Formed(
    /^[a-z_]+\.([a-z_]+|\*)(,[a-z_]+\.([a-z_]+|\*))*$/,
    1_000,
    'must be types of events joined by commas',
  )
  types?: string;

  /** What `Last-Event-ID` says, for clients that cannot send the header; the header comes first. @example "48213" */
  @Optional()
  @Formed(placeForm, 15, 'must be the id of an event of a stream')
  lastEventId?: string;
}
