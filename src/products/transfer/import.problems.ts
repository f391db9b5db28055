import { Problem } from '../../http/problem/problem.js';

export class ImportFinished extends Problem {
  static override readonly status = 409;
  static override readonly code = 'IMPORT_FINISHED';
  static override readonly title = 'The import has ended';
}
