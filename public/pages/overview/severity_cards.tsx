import React from 'react';
import {
  EuiFlexGrid,
  EuiFlexItem,
  EuiIcon,
  EuiPanel,
  EuiStat,
  EuiText,
  useIsWithinBreakpoints,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { namedSeverities, severities } from '../../../common/severity';
import type { SeverityCounts } from '../../../common/severity_counts';
import { severityLabels } from '../../components/severity';
import { SeverityIcon } from '../../components/severity_badge';
import { useFormat } from '../../formatters/use_format';
import type { Summary } from '../../hooks/use_summary';
import { changeAgainst, type Direction } from './change_against';

const icons = { more: 'sortUp', fewer: 'sortDown', same: 'minus' } as const satisfies Record<
  Direction,
  string
>;

interface CardProps {
  label: React.ReactNode;
  now: number;
  before: number;
  spanMs: number;
  testSubj: string;
  /** Over the whole row. */
  wide?: boolean;
}

function Card({ before, label, now, spanMs, testSubj, wide }: CardProps): React.ReactElement {
  const format = useFormat();
  const { direction, text } = changeAgainst({ now, before, spanMs }, format);
  return (
    <EuiFlexItem style={wide ? { gridColumn: '1 / -1' } : {}}>
      <EuiPanel hasBorder hasShadow={false} paddingSize="m" data-test-subj={testSubj}>
        <EuiStat
          titleElement="div"
          titleSize="m"
          title={format.count(now)}
          description={label}
          reverse
        />
        <EuiText size="xs" color="subdued">
          <EuiIcon type={icons[direction]} size="s" aria-hidden={true} /> {text}
        </EuiText>
      </EuiPanel>
    </EuiFlexItem>
  );
}

const totalOf = (counts: SeverityCounts): number =>
  severities.reduce((sum, severity) => sum + counts[severity], 0);

/** Anomalies in all and by severity, each with the change against the time before. */
export function SeverityCards(props: { summary: Summary; spanMs: number }): React.ReactElement {
  const { counts, counts_before: before } = props.summary;
  const { spanMs } = props;
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  const columns = narrow ? 'repeat(2, minmax(0, 1fr))' : 'repeat(5, minmax(0, 1fr))';
  return (
    <EuiFlexGrid
      gutterSize="m"
      responsive={false}
      style={{ gridTemplateColumns: columns }}
      data-test-subj="severityCards"
    >
      <Card
        label={i18n.translate('anomalyForest.overview.severityCards.anomaliesLabel', {
          defaultMessage: 'Anomalies',
        })}
        now={totalOf(counts)}
        before={totalOf(before)}
        spanMs={spanMs}
        testSubj="card-all"
        wide={narrow}
      />
      {[...namedSeverities].reverse().map((severity) => (
        <Card
          key={severity}
          label={
            <>
              <SeverityIcon severity={severity} /> {severityLabels[severity]}
            </>
          }
          now={counts[severity]}
          before={before[severity]}
          spanMs={spanMs}
          testSubj={`card-${severity}`}
        />
      ))}
    </EuiFlexGrid>
  );
}
