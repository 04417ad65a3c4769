import React from 'react';
import {
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FormProps } from './form_props';
import { textOf } from './form_props';

interface Times {
  from: string;
  to: string;
}

const ends = [
  {
    end: 'from',
    label: i18n.translate('anomalyForest.ruleForms.excludedTimes.fromLabel', {
      defaultMessage: 'From',
    }),
  },
  {
    end: 'to',
    label: i18n.translate('anomalyForest.ruleForms.excludedTimes.toLabel', {
      defaultMessage: 'To',
    }),
  },
] as const;

const hour = 3_600_000;

function timesOf(value: unknown): Times[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: { from?: unknown; to?: unknown } | null) => ({
    from: textOf(one?.from),
    to: textOf(one?.to),
  }));
}

function nextHour(): Times {
  const now = Date.now();
  return { from: new Date(now).toISOString(), to: new Date(now + hour).toISOString() };
}

/** Times in which nothing alerts, such as a maintenance. */
export function ExcludedTimes({ params, setParam }: FormProps): React.ReactElement {
  const times = timesOf(params.exclude_times);
  const set = (next: Times[]) => setParam('exclude_times', next.length > 0 ? next : undefined);
  const change = (at: number, part: Partial<Times>) =>
    set(times.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <EuiFormRow
      label={i18n.translate('anomalyForest.ruleForms.excludedTimes.timesNeverAlertLabel', {
        defaultMessage: 'Times that never alert',
      })}
      fullWidth
      helpText={i18n.translate('anomalyForest.ruleForms.excludedTimes.eventTimesIsoFromHelp', {
        defaultMessage: 'Event times in ISO 8601, from inclusive, to exclusive.',
      })}
    >
      <>
        {times.map((range, i) => (
          <EuiFlexGroup key={i} gutterSize="s" responsive={false} alignItems="center">
            {ends.map(({ end, label }) => (
              <EuiFlexItem key={end}>
                <EuiFieldText
                  compressed
                  aria-label={label}
                  value={range[end]}
                  onChange={({ target }) => change(i, { [end]: target.value })}
                />
              </EuiFlexItem>
            ))}
            <EuiFlexItem grow={false}>
              <EuiButtonIcon
                iconType="trash"
                color="danger"
                aria-label={i18n.translate(
                  'anomalyForest.ruleForms.excludedTimes.removeAriaLabel',
                  { defaultMessage: 'Remove' },
                )}
                onClick={() => set(times.filter((_, other) => other !== i))}
              />
            </EuiFlexItem>
          </EuiFlexGroup>
        ))}
        <EuiButtonEmpty
          size="xs"
          flush="left"
          iconType="plus"
          onClick={() => set([...times, nextHour()])}
        >
          {i18n.translate('anomalyForest.ruleForms.excludedTimes.addTimeRangeButton', {
            defaultMessage: 'Add a time range',
          })}
        </EuiButtonEmpty>
      </>
    </EuiFormRow>
  );
}
