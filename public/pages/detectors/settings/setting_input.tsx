import React from 'react';
import {
  EuiFieldNumber,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiTextArea,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SettingField } from './setting_fields';

interface Props {
  field: SettingField;
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}

/** What a threshold begins with once a person chooses its kind. */
const firstThresholds = { contamination: 0.01, alerts_per_day: 10, score: 0.6 } as const;
type ThresholdKind = keyof typeof firstThresholds;

const thresholdKinds: readonly { value: ThresholdKind; text: string; label: string }[] = [
  {
    value: 'contamination',
    text: i18n.translate('anomalyForest.detectors.settingInput.contaminationText', {
      defaultMessage: 'The share of rows that are alerts',
    }),
    label: i18n.translate('anomalyForest.detectors.settingInput.contaminationLabel', {
      defaultMessage: 'Share of rows, up to 0.5',
    }),
  },
  {
    value: 'alerts_per_day',
    text: i18n.translate('anomalyForest.detectors.settingInput.alertsADayText', {
      defaultMessage: 'The number of alerts a day',
    }),
    label: i18n.translate('anomalyForest.detectors.settingInput.alertsADayLabel', {
      defaultMessage: 'Alerts a day',
    }),
  },
  {
    value: 'score',
    text: i18n.translate('anomalyForest.detectors.settingInput.scoreText', {
      defaultMessage: 'The score',
    }),
    label: i18n.translate('anomalyForest.detectors.settingInput.scoreLabel', {
      defaultMessage: 'Score, 0 to 1',
    }),
  },
];

const thresholdText = (kind: string, value: unknown) => JSON.stringify({ [kind]: value });

/** A threshold: by what, and how much. Its text is that of the detector's JSON. */
function ThresholdInput({ field, text, problem, onChange }: Props): React.ReactElement {
  const [[kind = '', value] = []] = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const chosen = thresholdKinds.find((one) => one.value === kind);
  const asNumber = (typed: string) => (typed.trim() === '' ? typed : Number(typed));
  return (
    <EuiFlexGroup gutterSize="m">
      <EuiFlexItem>
        <EuiFormRow label={field.label} fullWidth>
          <EuiSelect
            fullWidth
            value={kind}
            options={thresholdKinds.map((one) => ({ value: one.value, text: one.text }))}
            onChange={({ target }) =>
              onChange(thresholdText(target.value, firstThresholds[target.value as ThresholdKind]))
            }
            data-test-subj="setting-model.threshold.kind"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem>
        <EuiFormRow
          label={chosen?.label ?? kind}
          isInvalid={problem !== undefined}
          error={problem}
          fullWidth
        >
          <EuiFieldNumber
            fullWidth
            value={String(value)}
            step="any"
            isInvalid={problem !== undefined}
            onChange={({ target }) => onChange(thresholdText(kind, asNumber(target.value)))}
            data-test-subj="setting-model.threshold"
          />
        </EuiFormRow>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function Control({ field, text, problem, onChange, ...row }: Props): React.ReactElement {
  const { as, path } = field;
  const common = {
    // The row that it stands in gives it an id and says what describes it.
    ...row,
    fullWidth: true,
    isInvalid: problem !== undefined,
    value: text,
    'data-test-subj': `setting-${path}`,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  if (typeof as === 'object') return <EuiSelect {...common} options={[...as]} />;
  if (as === 'number') return <EuiFieldNumber {...common} step="any" />;
  if (as === 'text') return <EuiFieldText {...common} />;
  return (
    <EuiTextArea
      {...common}
      rows={4}
      spellCheck={false}
      style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 }}
    />
  );
}

/** A setting with its label, what is wrong with it, and what to write. */
export function SettingInput(props: Props): React.ReactElement {
  const { field, problem } = props;
  if (field.as === 'threshold') return <ThresholdInput {...props} />;
  return (
    <EuiFormRow
      label={field.label}
      helpText={field.help}
      isInvalid={problem !== undefined}
      error={problem}
      fullWidth
    >
      <Control {...props} />
    </EuiFormRow>
  );
}
