import React from 'react';
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { resultTimeField } from '../../../common/fields';
import { useFormat } from '../../formatters/use_format';
import type { LogsProps } from './log_fields';
import { elsewhere } from './url_state';

const iso = (ms: number) => new Date(ms).toISOString();

const texts = {
  noLineMatchesText: i18n.translate('anomalyForest.logs.noLines.noLineMatchesText', {
    defaultMessage: 'No line matches',
  }),
  noLineTimeRangeText: i18n.translate('anomalyForest.logs.noLines.noLineTimeRangeText', {
    defaultMessage: 'No line of this time range has what is searched for.',
  }),
  takeFiltersOutButton: i18n.translate('anomalyForest.logs.noLines.takeFiltersOutButton', {
    defaultMessage: 'Take the filters out',
  }),
  noLinesHereText: i18n.translate('anomalyForest.logs.noLines.noLinesHereText', {
    defaultMessage: 'No lines here',
  }),
  noLinesTimeRangeText: i18n.translate('anomalyForest.logs.noLines.noLinesTimeRangeText', {
    defaultMessage: 'No lines in this time range',
  }),
  showAllThemButton: i18n.translate('anomalyForest.logs.noLines.showAllThemButton', {
    defaultMessage: 'Show all of them',
  }),
};

/** Where nothing is found: what keeps lines away, and one click that takes it out of the way. */
export function NoLines(props: LogsProps): React.ReactElement {
  const { change, found, scope, state } = props;
  const format = useFormat();
  const span = found.time_fields.find(({ field }) => field === scope.time_field);
  const isNarrowed = [state.query, state.text, state.template].some((one) => one !== undefined);
  const all = { query: undefined, text: undefined, template: undefined };
  if (isNarrowed) {
    return (
      <EuiEmptyPrompt
        iconType="search"
        titleSize="s"
        title={<h3>{texts.noLineMatchesText}</h3>}
        body={<p>{texts.noLineTimeRangeText}</p>}
        actions={
          <EuiButton onClick={() => change({ ...all, ...elsewhere })}>
            {texts.takeFiltersOutButton}
          </EuiButton>
        }
        data-test-subj="noLines"
      />
    );
  }
  if (span === undefined || span.from === null || span.to === null) {
    return (
      <EuiEmptyPrompt
        iconType="search"
        titleSize="s"
        title={<h3>{texts.noLinesHereText}</h3>}
        body={
          <p>
            {i18n.translate('anomalyForest.logs.noLines.noDocumentHasTimeText', {
              defaultMessage: 'No document has {field}: choose another field for the time.',
              values: { field: scope.time_field ?? resultTimeField },
            })}
          </p>
        }
        data-test-subj="noLines"
      />
    );
  }
  const { count, from, to } = span;
  return (
    <EuiEmptyPrompt
      iconType="search"
      titleSize="s"
      title={<h3>{texts.noLinesTimeRangeText}</h3>}
      body={
        <p>
          {i18n.translate('anomalyForest.logs.noLines.lineThereHaveTimesText', {
            defaultMessage:
              'The {count} {countNumber, plural, one {line} other {lines}} there are have times from {from} to {to}.',
            values: {
              count: format.count(count),
              countNumber: count,
              from: format.time(from),
              to: format.time(to),
            },
          })}
        </p>
      }
      actions={
        <EuiButton
          fill
          onClick={() => change({ from: iso(from), to: iso(to + 1), ...elsewhere })}
          data-test-subj="showAllLines"
        >
          {texts.showAllThemButton}
        </EuiButton>
      }
      data-test-subj="noLines"
    />
  );
}
