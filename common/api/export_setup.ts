import { apiRoot, contract } from './contract';
import { none } from './shared';
import { setupFileCodec } from '../setup';

const exported = {
  method: 'get',
  privilege: 'read',
  params: none,
  body: none,
  response: setupFileCodec,
} as const;

/** Detectors, their champions and alert rules, as far as the caller may read them. */
export const exportSetup = contract({
  ...exported,
  path: `${apiRoot}/setup`,
  summary: 'The whole set-up as one file: detectors, the models that score, alert rules.',
});

/** The same without the bytes of the models: small, and of one line a setting. */
export const exportSettings = contract({
  ...exported,
  path: `${apiRoot}/setup/without_models`,
  summary: 'The set-up as one file, without models.',
});
