import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiIcon, EuiLink, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorBrief } from '../../../common/api/get_status';
import { asSentence } from '../../../common/errors';
import { detectorPath } from '../../application/paths';
import { CodeText } from '../../components/code_text';
import { ErrorCodeBadge } from '../../components/error_code_badge';
import { PhaseBadge } from '../../components/phase_badge';
import { useLink } from '../../components/use_link';
import { useFormat } from '../../formatters/use_format';
import { unwellDetectors, type Unwell } from './unwell';

/** Most that are listed here; the status page has them all. */
const mostShown = 10;

function Line({ detector, why }: Unwell): React.ReactElement {
  const link = useLink();
  const { error, id, name, phase } = detector;
  return (
    <div data-test-subj={`unwell-${id}`}>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiLink {...link(detectorPath(id))}>{name}</EuiLink>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <PhaseBadge phase={phase} />
        </EuiFlexItem>
        {error === null || why !== null ? null : (
          <EuiFlexItem grow={false}>
            <ErrorCodeBadge {...error} />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      <EuiText size="s">
        <p style={{ overflowWrap: 'anywhere' }}>
          <CodeText text={why ?? `${asSentence(error?.message ?? '')} ${error?.remedy ?? ''}`} />
        </p>
      </EuiText>
      <EuiSpacer size="m" />
    </div>
  );
}

/** Detectors that need somebody, with why. */
export function UnwellPanel(props: { detectors: readonly DetectorBrief[] }): React.ReactElement {
  const format = useFormat();
  const unwell = unwellDetectors(props.detectors, format);
  if (unwell.length === 0) {
    return (
      <EuiText size="s" data-test-subj="allWell">
        <p>
          <EuiIcon type="check" color="success" aria-hidden={true} />{' '}
          {i18n.translate('anomalyForest.overview.unwellPanel.allDetectorsWellText', {
            defaultMessage: 'All detectors are well.',
          })}
        </p>
      </EuiText>
    );
  }
  return (
    <>
      {unwell.slice(0, mostShown).map((one) => (
        <Line key={one.detector.id} {...one} />
      ))}
      {unwell.length > mostShown ? (
        <EuiText size="s">
          {i18n.translate('anomalyForest.overview.unwellPanel.moreNeedSomebodyText', {
            defaultMessage: '{unwell} more need somebody.',
            values: { unwell: format.count(unwell.length - mostShown) },
          })}
        </EuiText>
      ) : null}
    </>
  );
}
