import React, { useEffect } from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiButtonEmpty,
  EuiCheckbox,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
  EuiToolTip,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { WindowChoices } from '../../../common/api/window_choices';
import type { Measure } from '../../../common/windows';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { WideTable } from '../../components/wide_table';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useWindowChoices } from '../../hooks/use_wizard_requests';
import { type Draft } from './draft';
import { readSourceOf } from './draft_input';
import { offeredMeasures } from './draft_windows';
import { madeFrom, meaningOf } from './measure_text';
import type { StepProps } from './source_step';

/** A measure, and why the source cannot have it. */
interface Offer {
  measure: Measure;
  problems: readonly string[];
}

interface Choice {
  taken: readonly string[];
  take: (names: string[]) => void;
}

const texts = {
  takeName: i18n.translate('anomalyForest.wizard.measuresStep.takeName', {
    defaultMessage: 'Take',
  }),
  measureName: i18n.translate('anomalyForest.wizard.measuresStep.measureName', {
    defaultMessage: 'Measure',
  }),
  meaningName: i18n.translate('anomalyForest.wizard.measuresStep.meaningName', {
    defaultMessage: 'Of each window',
  }),
  madeFromName: i18n.translate('anomalyForest.wizard.measuresStep.madeFromName', {
    defaultMessage: 'Made from',
  }),
  sourceName: i18n.translate('anomalyForest.wizard.measuresStep.sourceName', {
    defaultMessage: 'Source',
  }),
  hasFieldsText: i18n.translate('anomalyForest.wizard.measuresStep.hasFieldsText', {
    defaultMessage: 'Has the fields',
  }),
  lacksFieldsText: i18n.translate('anomalyForest.wizard.measuresStep.lacksFieldsText', {
    defaultMessage: 'Lacks fields',
  }),
};

const offersOf = (draft: Draft, { measures }: WindowChoices): Offer[] =>
  offeredMeasures(draft).map((measure) => ({
    measure,
    problems: measures.find(({ name }) => name === measure.name)?.problems ?? [],
  }));

const namesThatWork = (offers: readonly Offer[]): string[] =>
  offers.filter(({ problems }) => problems.length === 0).map(({ measure }) => measure.name);

function columnsOf({ taken, take }: Choice): EuiBasicTableColumn<Offer>[] {
  return [
    {
      name: texts.takeName,
      width: '60px',
      render: ({ measure: { name }, problems }: Offer) => (
        <EuiCheckbox
          id={`take-${name}`}
          aria-label={i18n.translate('anomalyForest.wizard.measuresStep.takeAriaLabel', {
            defaultMessage: 'Take {name}',
            values: { name },
          })}
          checked={taken.includes(name)}
          // What was taken before the source changed can still be left.
          disabled={problems.length > 0 && !taken.includes(name)}
          onChange={({ target }) => {
            const others = taken.filter((one) => one !== name);
            take(target.checked ? [...others, name] : others);
          }}
        />
      ),
    },
    { name: texts.measureName, width: '150px', render: ({ measure }: Offer) => measure.name },
    { name: texts.meaningName, render: ({ measure }: Offer) => meaningOf(measure) },
    {
      name: texts.madeFromName,
      render: ({ measure }: Offer) => madeFrom(measure).join(', ') || nothing,
    },
    {
      name: texts.sourceName,
      width: '140px',
      render: ({ problems }: Offer) =>
        problems.length === 0 ? (
          <EuiBadge color="success">{texts.hasFieldsText}</EuiBadge>
        ) : (
          <EuiToolTip content={problems.join(' ')}>
            <EuiBadge color="hollow" tabIndex={0}>
              {texts.lacksFieldsText}
            </EuiBadge>
          </EuiToolTip>
        ),
    },
  ];
}

function Heading({ offers, taken, take }: Choice & { offers: readonly Offer[] }) {
  const format = useFormat();
  return (
    <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false} wrap>
      <EuiFlexItem>
        <EuiText size="s">
          <p aria-live="polite" data-test-subj="measuresTaken">
            {i18n.translate('anomalyForest.wizard.measuresStep.measuresTakenText', {
              defaultMessage:
                '{taken} of {all} usual measures taken. Measures of your own can be written as JSON.',
              values: { taken: format.count(taken.length), all: format.count(offers.length) },
            })}
          </p>
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType="check" onClick={() => take(namesThatWork(offers))}>
          {i18n.translate('anomalyForest.wizard.measuresStep.takeAllButton', {
            defaultMessage: 'Take all that work',
          })}
        </EuiButtonEmpty>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType="cross" onClick={() => take([])}>
          {i18n.translate('anomalyForest.wizard.measuresStep.takeNoneButton', {
            defaultMessage: 'Take none',
          })}
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** By what windows are judged: the usual measures, and which of them the source has the fields for. */
export function MeasuresStep({ draft, change }: StepProps): React.ReactElement {
  const request = useWindowChoices(readSourceOf(draft));
  const { data } = request;
  const isUntouched = draft.measures === null;
  useEffect(() => {
    if (data !== undefined && isUntouched)
      change({ measures: namesThatWork(offersOf(draft, data)) });
  }, [data, isUntouched]);
  const choice: Choice = {
    taken: draft.measures ?? [],
    take: (measures) => change({ measures }),
  };
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.wizard.measuresStep.measuresCouldNotReadFailure', {
        defaultMessage: 'What the source has could not be read',
      })}
      skeleton={<TableSkeleton />}
    >
      {(found) => (
        <>
          <Heading offers={offersOf(draft, found)} {...choice} />
          <EuiSpacer size="s" />
          <WideTable minWidth={760}>
            <EuiBasicTable<Offer>
              items={offersOf(draft, found)}
              itemId={({ measure }) => measure.name}
              tableCaption={i18n.translate('anomalyForest.wizard.measuresStep.measuresCaption', {
                defaultMessage: 'Usual measures of a window',
              })}
              columns={columnsOf(choice)}
              compressed
              data-test-subj="measures"
            />
          </WideTable>
        </>
      )}
    </Requested>
  );
}
