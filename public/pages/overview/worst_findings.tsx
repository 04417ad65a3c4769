import React from 'react';
import { EuiBasicTable, EuiLink, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import type { Finding } from '../../../common/api/anomaly_summary';
import { anomaliesOf } from '../../application/paths';
import { ScoreBar } from '../../components/score_bar';
import { SeverityBadge } from '../../components/severity_badge';
import { useLink, type LinkProps } from '../../components/use_link';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { reasonText } from '../../results/reason_text';

interface Look {
  format: Format;
  /** Address of a finding's details. */
  to: (finding: Finding) => LinkProps;
}

const columnsOf = ({ format, to }: Look): EuiBasicTableColumn<Finding>[] => [
  {
    name: 'Severity',
    width: '100px',
    render: ({ severity }: Finding) => <SeverityBadge severity={severity} />,
  },
  {
    name: 'Score',
    width: '130px',
    render: ({ score, severity }: Finding) => <ScoreBar score={score} severity={severity} />,
  },
  {
    name: 'Time',
    width: '150px',
    render: (finding: Finding) => (
      <EuiLink {...to(finding)} data-test-subj="finding">
        {finding.time === null ? 'Without a time' : format.time(finding.time)}
      </EuiLink>
    ),
  },
  { name: 'Detector', width: '150px', render: (finding: Finding) => finding.detector_name },
  {
    name: 'First reason',
    render: ({ reason }: Finding) => (reason === null ? nothing : reasonText(reason, format)),
  },
];

/** The worst of all detectors; each leads to its details. */
export function WorstFindings(props: {
  findings: readonly Finding[];
  /** As the page's address has them. */
  times: { from: string; to: string };
}): React.ReactElement {
  const { findings, times } = props;
  const format = useFormat();
  const link = useLink();
  if (findings.length === 0) {
    return (
      <EuiText size="s" color="subdued">
        <p>Nothing reached the threshold of its detector in this time range.</p>
      </EuiText>
    );
  }
  const to = ({ detector_id: id, result_id: row }: Finding) =>
    link(anomaliesOf(id, { ...times, row }));
  return (
    <WideTable minWidth={640}>
      <EuiBasicTable<Finding>
        items={[...findings]}
        itemId="result_id"
        tableCaption="The worst findings"
        columns={columnsOf({ format, to })}
        compressed
        data-test-subj="worstFindings"
      />
    </WideTable>
  );
}
