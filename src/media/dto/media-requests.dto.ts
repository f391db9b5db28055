import { Nullable, Optional, QueryFlag } from '../../http/fields/fields.js';
import { Id, Text } from '../../http/fields/text.js';
import { ListQuery } from '../../http/list/list-query.dto.js';
import { longestAlt } from '../intake/upload-form.js';

/** Which media; the newest first unless told. Sorted by `createdAt` or `bytes`. */
export class ListMediaDto extends ListQuery {
  /** Id of whose they are. */
  @Optional()
  @Id()
  owner?: string;
}

/** What can be changed of a medium. */
export class UpdateMediumDto {
  /** What it shows, for those who do not see it. @example "A kettle on a stove" */
  @Optional()
  @Nullable()
  @Text(longestAlt)
  alt?: string | null;
}

/** How a medium is deleted. */
export class DeleteMediumDto {
  /** Also while something shows it; that has a gap then. */
  @Optional()
  @QueryFlag()
  force?: boolean;
}
