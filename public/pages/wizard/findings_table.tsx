import React, { useState } from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiButtonIcon,
  EuiPanel,
  useIsWithinBreakpoints,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { PreviewFinding } from '../../../common/api/preview_detector';
import { ScoreBar } from '../../components/score_bar';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { ReasonBars } from '../anomalies/reason_bars';
import { EntityLine, entityColumns } from '../../results/entity_column';
import { reasonText, strongestFirst } from '../../results/reason_text';
import { partsOf } from '../anomalies/score_parts';

const idOf = ({ source }: PreviewFinding) => `${source.index}/${source.id}`;

function Reasons({ finding }: { finding: PreviewFinding }): React.ReactElement | null {
  const parts = partsOf(finding.score, finding.reasons);
  if (parts === undefined) return null;
  return (
    <EuiPanel hasShadow={false} color="transparent" paddingSize="s" data-test-subj="findingReasons">
      <ReasonBars parts={parts} />
    </EuiPanel>
  );
}

const texts = {
  scoreName: i18n.translate('anomalyForest.wizard.findingsTable.scoreName', {
    defaultMessage: 'Score',
  }),
  verdictName: i18n.translate('anomalyForest.wizard.findingsTable.verdictName', {
    defaultMessage: 'Verdict',
  }),
  alertText: i18n.translate('anomalyForest.wizard.findingsTable.alertText', {
    defaultMessage: 'Alert',
  }),
  ordinaryText: i18n.translate('anomalyForest.wizard.findingsTable.ordinaryText', {
    defaultMessage: 'Ordinary',
  }),
  timeName: i18n.translate('anomalyForest.wizard.findingsTable.timeName', {
    defaultMessage: 'Time',
  }),
  firstReasonName: i18n.translate('anomalyForest.wizard.findingsTable.firstReasonName', {
    defaultMessage: 'First reason',
  }),
  rowsSampleWithHighestCaption: i18n.translate(
    'anomalyForest.wizard.findingsTable.rowsSampleWithHighestCaption',
    { defaultMessage: 'Rows of the sample with the highest scores' },
  ),
};

function whyLabel({ source }: PreviewFinding, isOpen: boolean): string {
  return isOpen
    ? i18n.translate('anomalyForest.wizard.findingsTable.hideWhyHasItsAriaLabel', {
        defaultMessage: 'Hide why {id} has its score',
        values: { id: source.id },
      })
    : i18n.translate('anomalyForest.wizard.findingsTable.showWhyHasItsAriaLabel', {
        defaultMessage: 'Show why {id} has its score',
        values: { id: source.id },
      });
}

/** The time, and of windows the entity: below the time where there is no room beside it. */
function whenAndWhose(look: {
  entityField: string | undefined;
  findings: readonly PreviewFinding[];
  format: Format;
  narrow: boolean;
}): EuiBasicTableColumn<PreviewFinding>[] {
  const { entityField, findings, format, narrow } = look;
  const entities = entityColumns(findings, entityField === undefined ? {} : { field: entityField });
  return [
    {
      name: texts.timeName,
      width: narrow ? '120px' : '230px',
      render: ({ time, window }: PreviewFinding) => (
        <div>
          {time === null ? nothing : format.time(time)}
          {narrow ? <EntityLine {...(window === undefined ? {} : { window })} /> : null}
        </div>
      ),
    },
    ...(narrow ? [] : entities),
  ];
}

/** The rows with the highest scores, each with its reasons; which of them a threshold flags. */
export function FindingsTable(props: {
  findings: readonly PreviewFinding[];
  threshold: number;
  /** Field whose value names the entity, of windows. */
  entityField: string | undefined;
}): React.ReactElement {
  const { entityField, findings, threshold } = props;
  const format = useFormat();
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const columns: EuiBasicTableColumn<PreviewFinding>[] = [
    {
      name: texts.scoreName,
      width: '140px',
      render: ({ score, severity }: PreviewFinding) => (
        <ScoreBar score={score} severity={severity} />
      ),
    },
    {
      name: texts.verdictName,
      width: '110px',
      render: ({ score }: PreviewFinding) =>
        score >= threshold ? (
          <EuiBadge color="accent">{texts.alertText}</EuiBadge>
        ) : (
          <EuiBadge color="hollow">{texts.ordinaryText}</EuiBadge>
        ),
    },
    ...whenAndWhose({ entityField, findings, format, narrow }),
    {
      name: texts.firstReasonName,
      render: ({ reasons }: PreviewFinding) => {
        const [strongest] = strongestFirst(reasons);
        return strongest === undefined ? nothing : reasonText(strongest, format);
      },
    },
    {
      name: '',
      width: '48px',
      align: 'right',
      isExpander: true,
      render: (finding: PreviewFinding) => {
        const isOpen = open.has(idOf(finding));
        return (
          <EuiButtonIcon
            iconType={isOpen ? 'fold' : 'unfold'}
            aria-expanded={isOpen}
            aria-label={whyLabel(finding, isOpen)}
            onClick={() => toggle(idOf(finding))}
            data-test-subj="openFinding"
          />
        );
      },
    },
  ];
  const opened = Object.fromEntries(
    findings
      .filter((finding) => open.has(idOf(finding)))
      .map((finding) => [idOf(finding), <Reasons key={idOf(finding)} finding={finding} />]),
  );
  return (
    <EuiBasicTable<PreviewFinding>
      items={[...findings]}
      itemId={idOf}
      itemIdToExpandedRowMap={opened}
      tableCaption={texts.rowsSampleWithHighestCaption}
      columns={columns}
      compressed
      data-test-subj="findings"
    />
  );
}
