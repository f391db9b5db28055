import { ImportReport } from './import-report.js';
import { ImportSources } from './import-sources.js';
import { ImportSweep, ImportWork } from './import-work.js';
import { PostExport } from './post-export.js';
import { PostImportsService } from './post-imports.service.js';
import { PostHands, PostTaking } from './post-taking.js';

/** What files in and out are made of. */
export const transferProviders = [
  ImportReport,
  ImportSources,
  ImportSweep,
  ImportWork,
  PostExport,
  PostHands,
  PostImportsService,
  PostTaking,
];
