import { Optional } from '../../http/fields/fields.js';
import { Id, Slug } from '../../http/fields/text.js';

/** Whose newest posts; without either: everybody's. */
export class GetFeedDto {
  /** Only those with this tag; it goes before `author`. @example coffee */
  @Optional()
  @Slug(60)
  tag?: string;

  /** Only those of this person. */
  @Optional()
  @Id()
  author?: string;
}
