import React from 'react';
import { EuiFilterButton, EuiFilterGroup, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { namedSeverities, type NamedSeverity, type Severity } from '../../../common/severity';
import { severityLabels, worstFirst } from '../../components/severity';
import { SeverityIcon } from '../../components/severity_badge';
import { useFormat } from '../../formatters/use_format';

/** Toggles for the severities, with how many anomalies of each there are; none on shows all. */
export function SeverityFilter(props: {
  chosen: readonly NamedSeverity[];
  /** Undefined while they are not known. */
  counts: Readonly<Record<Severity, number>> | undefined;
  onChoose: (severities: readonly NamedSeverity[]) => void;
}): React.ReactElement {
  const { chosen, counts, onChoose } = props;
  const format = useFormat();
  const toggle = (severity: NamedSeverity) =>
    onChoose(namedSeverities.filter((one) => chosen.includes(one) !== (one === severity)));
  return (
    <EuiFilterGroup
      aria-label={i18n.translate('anomalyForest.anomalies.severityFilter.showSeveritiesAriaLabel', {
        defaultMessage: 'Show severities',
      })}
    >
      {worstFirst.map((severity) => (
        <EuiFilterButton
          key={severity}
          hasActiveFilters={chosen.includes(severity)}
          isSelected={chosen.includes(severity)}
          aria-pressed={chosen.includes(severity)}
          onClick={() => toggle(severity)}
          data-test-subj={`toggle-${severity}`}
        >
          <EuiFlexGroup gutterSize="xs" alignItems="center" responsive={false} component="span">
            <EuiFlexItem grow={false} component="span">
              <SeverityIcon severity={severity} />
            </EuiFlexItem>
            <EuiFlexItem grow={false} component="span">
              {severityLabels[severity]}
              {counts ? ` ${format.count(counts[severity])}` : ''}
            </EuiFlexItem>
          </EuiFlexGroup>
        </EuiFilterButton>
      ))}
    </EuiFilterGroup>
  );
}
