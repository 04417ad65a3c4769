import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { anyText, isoTime, listWith } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import {
  labelCodec,
  labelDrawCodec,
  labelReasonLength,
  resultIdCodec,
  selectedByCodec,
} from '../label';

/** Most labels of one request. */
export const mostLabelsAtOnce = 1_000;

const givenLabelCodec = strictObject(
  'label',
  { result_id: resultIdCodec, anomaly: t.boolean },
  {
    why: anyText(labelReasonLength),
    drawn: labelDrawCodec,
    /** For a row that was chosen together with others: how. */
    selected_by: selectedByCodec,
    /**
     * When the label was given that this one takes the place of, null for none: where another one is
     * there by now, nothing is kept (`LABEL_CHANGED`). The last label counts when left out.
     */
    replaces: t.union([isoTime, t.null]),
  },
);

export const giveLabels = contract({
  method: 'put',
  path: `${apiRoot}/detectors/{id}/labels`,
  privilege: 'all',
  summary:
    'Says of results whether they are true anomalies; a result has one label, the last one. With one that is not there, none is kept.',
  params: detectorIdParams,
  body: strictObject('body', { labels: listWith(givenLabelCodec, 1, mostLabelsAtOnce) }),
  response: t.type({ labels: t.array(labelCodec) }),
  errors: [
    'DETECTOR_NOT_FOUND',
    'RESULT_NOT_FOUND',
    'SOURCE_GONE',
    'LABEL_CHANGED',
    'STATE_CONFLICT',
  ],
});
