import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { configurationCodec } from '../configuration';

export const configurationAnswerCodec = t.type({
  /** What is in force. */
  configuration: configurationCodec,
  /** What is in force where nothing is configured. */
  usual: configurationCodec,
});

export const getConfiguration = contract({
  method: 'get',
  path: `${apiRoot}/configuration`,
  privilege: 'read',
  summary: 'What can be changed while the host runs, as it is in force in this space.',
  params: none,
  body: none,
  response: configurationAnswerCodec,
});
