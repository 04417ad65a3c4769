import React, { useState } from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiButtonIcon,
  EuiPanel,
  useIsWithinBreakpoints,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import type { PreviewFinding } from '../../../common/api/preview_detector';
import { ScoreBar } from '../../components/score_bar';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { ReasonBars } from '../anomalies/reason_bars';
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

/** The rows with the highest scores, each with its reasons; which of them a threshold flags. */
export function FindingsTable(props: {
  findings: readonly PreviewFinding[];
  threshold: number;
}): React.ReactElement {
  const { findings, threshold } = props;
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
      name: 'Score',
      width: '140px',
      render: ({ score, severity }: PreviewFinding) => (
        <ScoreBar score={score} severity={severity} />
      ),
    },
    {
      name: 'Verdict',
      width: '110px',
      render: ({ score }: PreviewFinding) =>
        score >= threshold ? (
          <EuiBadge color="accent">Alert</EuiBadge>
        ) : (
          <EuiBadge color="hollow">Ordinary</EuiBadge>
        ),
    },
    {
      name: 'Time',
      width: narrow ? '120px' : '230px',
      render: ({ time }: PreviewFinding) => (time === null ? nothing : format.time(time)),
    },
    {
      name: 'First reason',
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
            aria-label={`${isOpen ? 'Hide' : 'Show'} why ${finding.source.id} has its score`}
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
      tableCaption="Rows of the sample with the highest scores"
      columns={columns}
      compressed
      data-test-subj="findings"
    />
  );
}
