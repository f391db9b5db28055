import { onConstraint } from '../../http/problem/constraints.js';
import { Problem } from '../../http/problem/problem.js';
import { Unauthenticated } from '../../http/problem/problems.js';

export class DirectUploadsOff extends Problem {
  static override readonly status = 409;
  static override readonly code = 'DIRECT_UPLOADS_OFF';
  static override readonly title = 'The store takes no files from browsers';
}

export class NothingUploaded extends Problem {
  static override readonly status = 409;
  static override readonly code = 'NOTHING_UPLOADED';
  static override readonly title = 'There is no file yet';
}

/** Somebody who was erased meanwhile. */
onConstraint('media_uploads_owner_fkey', () => new Unauthenticated('The account of this token is gone.'));
