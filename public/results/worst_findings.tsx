import React from 'react';
import { EuiBasicTable, EuiLink, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Finding } from '../../common/api/anomaly_summary';
import { ScoreBar } from '../components/score_bar';
import { SeverityBadge } from '../components/severity_badge';
import { useLink, type LinkProps } from '../components/use_link';
import { WideTable } from '../components/wide_table';
import { nothing, type Format } from '../formatters/format';
import { useFormat } from '../formatters/use_format';
import { entityColumns } from './entity_column';
import { reasonText } from './reason_text';

interface Look {
  findings: readonly Finding[];
  format: Format;
  /** Address of a finding's details. */
  to: (finding: Finding) => LinkProps;
  /** All are one detector's. */
  ofOne: boolean;
  /** What names the entity of all of them. */
  entityField: string | undefined;
}

const columnsOf = ({
  entityField,
  findings,
  format,
  ofOne,
  to,
}: Look): EuiBasicTableColumn<Finding>[] => [
  {
    name: i18n.translate('anomalyForest.results.worstFindings.severityName', {
      defaultMessage: 'Severity',
    }),
    width: '90px',
    render: ({ severity }: Finding) => <SeverityBadge severity={severity} />,
  },
  {
    name: i18n.translate('anomalyForest.results.worstFindings.scoreName', {
      defaultMessage: 'Score',
    }),
    width: '125px',
    render: ({ score, severity }: Finding) => <ScoreBar score={score} severity={severity} />,
  },
  {
    name: i18n.translate('anomalyForest.results.worstFindings.timeName', {
      defaultMessage: 'Time',
    }),
    width: '180px',
    render: (finding: Finding) => (
      <EuiLink {...to(finding)} data-test-subj="finding">
        {finding.time === null
          ? i18n.translate('anomalyForest.results.worstFindings.withoutTimeText', {
              defaultMessage: 'Without a time',
            })
          : format.time(finding.time)}
      </EuiLink>
    ),
  },
  ...entityColumns(findings, {
    width: '150px',
    ...(entityField === undefined ? {} : { field: entityField }),
  }),
  ...(ofOne
    ? []
    : [
        {
          name: i18n.translate('anomalyForest.results.worstFindings.detectorName', {
            defaultMessage: 'Detector',
          }),
          width: '150px',
          render: (one: Finding) => one.detector_name,
        },
      ]),
  {
    name: i18n.translate('anomalyForest.results.worstFindings.firstReasonName', {
      defaultMessage: 'First reason',
    }),
    render: ({ reason }: Finding) => (reason === null ? nothing : reasonText(reason, format)),
  },
];

/** The worst findings, of all detectors or of one; each leads to its details. */
export function WorstFindings(props: {
  findings: readonly Finding[];
  /** Path to a finding's details within the app. */
  to: (finding: Finding) => string;
  /** What is said where there are none. */
  empty: string;
  ofOne?: boolean;
  /** Field whose value names the entity, of one detector over windows. */
  entityField?: string | undefined;
}): React.ReactElement {
  const { empty, entityField, findings, ofOne = false } = props;
  const hasEntities = findings.some(({ window }) => window !== undefined);
  const format = useFormat();
  const link = useLink();
  if (findings.length === 0) {
    return (
      <EuiText size="s" color="subdued">
        <p>{empty}</p>
      </EuiText>
    );
  }
  const to = (finding: Finding) => link(props.to(finding));
  return (
    <WideTable minWidth={hasEntities ? 780 : 640}>
      <EuiBasicTable<Finding>
        items={[...findings]}
        itemId="result_id"
        tableCaption={i18n.translate('anomalyForest.results.worstFindings.worstFindingsCaption', {
          defaultMessage: 'The worst findings',
        })}
        columns={columnsOf({ entityField, findings, format, ofOne, to })}
        compressed
        data-test-subj="worstFindings"
      />
    </WideTable>
  );
}
