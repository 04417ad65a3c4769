import { apiRoot, contract } from './contract';
import { none } from './shared';
import { mostSetupBytes, setupFileCodec, setupReportCodec } from '../setup';

const imported = {
  method: 'post',
  privilege: 'all',
  params: none,
  body: setupFileCodec,
  maxBodyBytes: mostSetupBytes,
  response: setupReportCodec,
} as const;

/** Creates and changes what the file says; what it does not name stays as it is. */
export const importSetup = contract({
  ...imported,
  path: `${apiRoot}/setup`,
  summary: 'Imports a set-up; with one problem in it, nothing is changed.',
});

/** What an import would do: differences and every problem; nothing is changed. */
export const previewSetup = contract({
  ...imported,
  path: `${apiRoot}/setup/preview`,
  summary: 'What an import of the set-up would change, and every problem of it.',
});
