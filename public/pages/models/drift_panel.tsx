import React from 'react';
import {
  EuiBadge,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useEuiTheme,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ModelList } from '../../../common/api/list_models';
import type { Drift, DriftReading, LiveReport } from '../../../common/live_scoring';
import { useFormat } from '../../formatters/use_format';
import { barEnd, driftBounds } from './drift_bounds';

const readings: Readonly<Record<DriftReading, { label: string; icon: string; color: string }>> = {
  stable: {
    label: i18n.translate('anomalyForest.models.driftPanel.stableLabel', {
      defaultMessage: 'Stable',
    }),
    icon: 'check',
    color: 'success',
  },
  moderate: {
    label: i18n.translate('anomalyForest.models.driftPanel.moderateLabel', {
      defaultMessage: 'Moderate',
    }),
    icon: 'alert',
    color: 'warning',
  },
  major: {
    label: i18n.translate('anomalyForest.models.driftPanel.majorLabel', {
      defaultMessage: 'Major',
    }),
    icon: 'alert',
    color: 'danger',
  },
};

export function ReadingBadge({ reading }: { reading: DriftReading }): React.ReactElement {
  const { color, icon, label } = readings[reading];
  return (
    <EuiBadge color={color} iconType={icon} data-test-subj={`drift-${reading}`}>
      {label}
    </EuiBadge>
  );
}

const grid = {
  display: 'grid',
  gridTemplateColumns: 'minmax(90px, 1.2fr) minmax(120px, 3fr) 64px 100px',
  columnGap: 12,
  rowGap: 8,
  alignItems: 'center',
} as const;

/** A bar as long as the index, with marks where the readings change. */
function IndexBar(props: { psi: number; reading: DriftReading; end: number }): React.ReactElement {
  const { end, psi, reading } = props;
  const { colors } = useEuiTheme().euiTheme;
  const fill = { stable: colors.mediumShade, moderate: colors.warning, major: colors.danger };
  return (
    <div
      aria-hidden="true"
      style={{ position: 'relative', height: 14, background: colors.lightestShade }}
    >
      <div
        style={{
          height: '100%',
          width: `${Math.min(1, psi / end) * 100}%`,
          background: fill[reading],
        }}
      />
      {driftBounds.map((bound) => (
        <div
          key={bound}
          style={{
            position: 'absolute',
            top: -2,
            bottom: -2,
            left: `${(bound / end) * 100}%`,
            borderLeft: `1px dashed ${colors.darkShade}`,
          }}
        />
      ))}
    </div>
  );
}

function Scale({ end }: { end: number }): React.ReactElement {
  const format = useFormat();
  const label = (at: number, shift: string) => (
    <span key={at} style={{ position: 'absolute', left: `${(at / end) * 100}%`, transform: shift }}>
      {format.value(at)}
    </span>
  );
  return (
    <EuiText size="xs" color="subdued">
      <div aria-hidden="true" style={{ position: 'relative', height: 18 }}>
        {label(0, 'none')}
        {driftBounds.map((bound) => label(bound, 'translateX(-50%)'))}
        {label(end, 'translateX(-100%)')}
      </div>
    </EuiText>
  );
}

function Bars({ drift }: { drift: Drift }): React.ReactElement {
  const format = useFormat();
  const rows = [
    {
      key: 'score',
      name: (
        <strong>
          {i18n.translate('anomalyForest.models.driftPanel.scoreText', { defaultMessage: 'Score' })}
        </strong>
      ),
      ...drift.scores,
    },
    ...drift.features.map((feature) => ({
      ...feature,
      key: `feature ${feature.field}`,
      name: feature.field,
    })),
  ];
  const end = barEnd(rows.map(({ psi }) => psi));
  return (
    <EuiText size="s">
      <div
        role="table"
        aria-label={i18n.translate('anomalyForest.models.driftPanel.driftEachFeatureAriaLabel', {
          defaultMessage: 'Drift of each feature',
        })}
        style={grid}
        data-test-subj="driftBars"
      >
        <div role="row" style={{ display: 'contents', fontWeight: 600 }}>
          <span role="columnheader">
            {i18n.translate('anomalyForest.models.driftPanel.featureText', {
              defaultMessage: 'Feature',
            })}
          </span>
          <span role="columnheader">
            {i18n.translate('anomalyForest.models.driftPanel.populationStabilityIndexText', {
              defaultMessage: 'Population stability index',
            })}
          </span>
          <span role="columnheader" style={{ textAlign: 'right' }}>
            {i18n.translate('anomalyForest.models.driftPanel.indexText', {
              defaultMessage: 'Index',
            })}
          </span>
          <span role="columnheader">
            {i18n.translate('anomalyForest.models.driftPanel.readingText', {
              defaultMessage: 'Reading',
            })}
          </span>
        </div>
        {rows.map(({ key, name, psi, reading }) => (
          <div role="row" key={key} style={{ display: 'contents' }}>
            <span role="cell" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </span>
            <span role="cell">
              <IndexBar psi={psi} reading={reading} end={end} />
            </span>
            <span role="cell" style={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
              {format.score(psi)}
            </span>
            <span role="cell">
              <ReadingBadge reading={reading} />
            </span>
          </div>
        ))}
        <span />
        <Scale end={end} />
      </div>
    </EuiText>
  );
}

function NoDrift({ live }: { live: LiveReport | null }): React.ReactElement {
  const format = useFormat();
  const isShort = live !== null && live.rows < live.drift_needs_rows;
  return (
    <EuiEmptyPrompt
      iconType="stats"
      titleSize="s"
      title={
        <h3>
          {i18n.translate('anomalyForest.models.driftPanel.noDriftTellYetText', {
            defaultMessage: 'No drift to tell yet',
          })}
        </h3>
      }
      body={
        <p>
          {live === null
            ? i18n.translate('anomalyForest.models.driftPanel.championHasNotScoredText', {
                defaultMessage: 'The champion has not scored a row yet.',
              })
            : isShort
              ? i18n.translate('anomalyForest.models.driftPanel.championHasScoredRowText', {
                  defaultMessage:
                    'The champion has scored {rows} {rowsCount, plural, one {row} other {rows}} lately; drift is read from {driftNeedsRows} on.',
                  values: {
                    rows: format.count(live.rows),
                    rowsCount: live.rows,
                    driftNeedsRows: format.count(live.drift_needs_rows),
                  },
                })
              : i18n.translate('anomalyForest.models.driftPanel.championCameFromElsewhereText', {
                  defaultMessage:
                    'The champion came from elsewhere without its training rows: there is nothing to compare with.',
                })}
        </p>
      }
      data-test-subj="noDrift"
    />
  );
}

/** How far what the champion scores has moved from its training rows, a feature at a time. */
export function DriftPanel({ list }: { list: ModelList }): React.ReactElement {
  const { champion, live, models } = list;
  const learntAt = models.find(({ version }) => version === champion)?.learnt?.at;
  const format = useFormat();
  if (live === null || live.drift === null) return <NoDrift live={live} />;
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiTitle size="xxs">
            <h2>
              {i18n.translate('anomalyForest.models.driftPanel.driftWhatVersionScoresText', {
                defaultMessage: 'Drift of what version {modelVersion} scores',
                values: { modelVersion: live.model_version },
              })}
            </h2>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <ReadingBadge reading={live.drift.reading} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <EuiText size="s" color="subdued">
        <p>
          {learntAt === undefined
            ? i18n.translate('anomalyForest.models.driftPanel.rowFromAgainstTrainingText', {
                defaultMessage:
                  '{rows} {rowsCount, plural, one {row} other {rows}} from {from} to {to}, against the training rows. By custom an index below 0.1 is read as stable, up to 0.25 as moderate and above as major. That is a convention, not a test, and a reading alone is no alarm: look at the feature, and retrain if what is new is ordinary.',
                values: {
                  rows: format.count(live.rows),
                  rowsCount: live.rows,
                  from: format.time(live.from),
                  to: format.time(live.to),
                },
              })
            : i18n.translate('anomalyForest.models.driftPanel.rowFromAgainstRowsText', {
                defaultMessage:
                  '{rows} {rowsCount, plural, one {row} other {rows}} from {from} to {to}, against the rows that were in use when it learnt from labels, {learntAt}. By custom an index below 0.1 is read as stable, up to 0.25 as moderate and above as major. That is a convention, not a test, and a reading alone is no alarm: look at the feature, and retrain if what is new is ordinary.',
                values: {
                  rows: format.count(live.rows),
                  rowsCount: live.rows,
                  from: format.time(live.from),
                  to: format.time(live.to),
                  learntAt: format.time(learntAt),
                },
              })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <Bars drift={live.drift} />
    </EuiPanel>
  );
}
