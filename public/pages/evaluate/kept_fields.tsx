import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { CodeText } from '../../components/code_text';
import { labelsIn } from './labels_in';

function textOf({ fields, setting }: NonNullable<ReturnType<typeof labelsIn>>): string {
  return fields.length === 0
    ? i18n.translate('anomalyForest.evaluate.keptFields.noneKeptText', {
        defaultMessage:
          'The results of this detector have no other field of the source. To evaluate by labels, create one from its JSON that names the fields of label and class in {setting}, which stays in this one.',
        values: { setting: `\`${setting}\`` },
      })
    : i18n.translate('anomalyForest.evaluate.keptFields.someKeptText', {
        defaultMessage:
          'Of the source, the results of this detector have {fields}. For a label or class in another field, create one from its JSON that names it in {setting}, which stays in this one.',
        values: {
          setting: `\`${setting}\``,
          fields: fields.map((field) => `\`${field}\``).join(', '),
        },
      });
}

/** Says which fields can hold labels, where results do not have all of the source's. */
export function KeptFields({ detector }: { detector: Detector }): React.ReactElement | null {
  const kept = labelsIn(detector);
  if (kept === null) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="help"
        title={i18n.translate('anomalyForest.evaluate.keptFields.labelsMustBeKeptTitle', {
          defaultMessage: 'Labels count where results keep them',
        })}
        data-test-subj="keptFields"
      >
        <p>
          <CodeText text={textOf(kept)} />
        </p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
