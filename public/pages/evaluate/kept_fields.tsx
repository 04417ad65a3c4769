import React from 'react';
import { EuiCallOut, EuiLink, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { cloneOf } from '../../application/paths';
import { CodeText } from '../../components/code_text';
import { useLink } from '../../components/use_link';
import { labelsIn } from './labels_in';

function textOf({ fields, setting }: NonNullable<ReturnType<typeof labelsIn>>): string {
  return fields.length === 0
    ? i18n.translate('anomalyForest.evaluate.keptFields.noneKeptText', {
        defaultMessage:
          'The results of this detector have no other field of the source. To evaluate by labels, clone it, and name the fields of label and class in {setting}.',
        values: { setting: `\`${setting}\`` },
      })
    : i18n.translate('anomalyForest.evaluate.keptFields.someKeptText', {
        defaultMessage:
          'Of the source, the results of this detector have {fields}. A label or class in another field has to be named in {setting} of a clone.',
        values: {
          setting: `\`${setting}\``,
          fields: fields.map((field) => `\`${field}\``).join(', '),
        },
      });
}

/** Says which fields can hold labels, where results do not have all of the source's. */
export function KeptFields({ detector }: { detector: Detector }): React.ReactElement | null {
  const link = useLink();
  const kept = labelsIn(detector);
  if (kept === null) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="iInCircle"
        title={i18n.translate('anomalyForest.evaluate.keptFields.labelsMustBeKeptTitle', {
          defaultMessage: 'Labels count where results keep them',
        })}
        data-test-subj="keptFields"
      >
        <p>
          <CodeText text={textOf(kept)} />{' '}
          <EuiLink {...link(cloneOf(detector.id))}>
            {i18n.translate('anomalyForest.evaluate.keptFields.cloneItLink', {
              defaultMessage: 'Clone the detector',
            })}
          </EuiLink>
        </p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
