import React, { useState } from 'react';
import {
  EuiButton,
  EuiButtonGroup,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { Axis, BarSeries, Position, ScaleType } from '@elastic/charts';
import { i18n } from '@kbn/i18n';
import { previewAnomaliesRule, type RulePreview } from '../../common/api/preview_anomalies_rule';
import type { AnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import { callApi } from '../api_client';
import { TimeChart } from '../charts/time_chart';
import { ErrorCallout } from '../components/error_callout';
import { Stats } from '../components/stats';
import { useFormat } from '../formatters/use_format';
import { useRequest } from '../hooks/use_request';
import { useServices } from '../services_context';
import type { FormProps } from './form_props';

const day = 86_400_000;
const spans = [
  {
    id: '24h',
    label: i18n.translate('anomalyForest.ruleForms.rulePreview.lastHoursLabel', {
      defaultMessage: 'Last 24 hours',
    }),
    ms: day,
  },
  {
    id: '7d',
    label: i18n.translate('anomalyForest.ruleForms.rulePreview.lastDaysLabel', {
      defaultMessage: 'Last 7 days',
    }),
    ms: 7 * day,
  },
] as const;
type SpanId = (typeof spans)[number]['id'];

interface Asked {
  params: AnomaliesRuleParams;
  every: string;
  from: number;
  to: number;
}

function Bars({ asked, preview }: { asked: Asked; preview: RulePreview }): React.ReactElement {
  const format = useFormat();
  return (
    <TimeChart
      label={i18n.translate('anomalyForest.ruleForms.rulePreview.alertsPerIntervalLabel', {
        defaultMessage: 'Alerts per interval',
      })}
      height={120}
      from={asked.from}
      to={asked.to}
      interval={preview.interval_ms}
      onZoom={() => undefined}
    >
      <Axis
        id="alerts"
        position={Position.Left}
        tickFormat={(count: number) => format.count(count)}
        integersOnly
        ticks={3}
      />
      <BarSeries
        id={i18n.translate('anomalyForest.ruleForms.rulePreview.alertsText', {
          defaultMessage: 'Alerts',
        })}
        xScaleType={ScaleType.Time}
        yScaleType={ScaleType.Linear}
        timeZone={format.zone}
        xAccessor="time"
        yAccessors={['alerts']}
        data={preview.buckets}
      />
    </TimeChart>
  );
}

function Figures({ asked, preview }: { asked: Asked; preview: RulePreview }): React.ReactElement {
  const format = useFormat();
  return (
    <>
      <Stats
        stats={[
          {
            label: i18n.translate('anomalyForest.ruleForms.rulePreview.alertsLabel', {
              defaultMessage: 'Alerts',
            }),
            value: format.count(preview.alerts),
            hint: i18n.translate('anomalyForest.ruleForms.rulePreview.howOftenAlertWouldHint', {
              defaultMessage: 'How often an alert would have begun',
            }),
            testSubj: 'previewAlerts',
          },
          {
            label:
              asked.params.group_by === undefined
                ? i18n.translate('anomalyForest.ruleForms.rulePreview.detectorsLabel', {
                    defaultMessage: 'Detectors',
                  })
                : i18n.translate('anomalyForest.ruleForms.rulePreview.entitiesLabel', {
                    defaultMessage: 'Entities',
                  }),
            value: format.count(preview.entities),
            hint: i18n.translate('anomalyForest.ruleForms.rulePreview.wouldHaveHadAlertHint', {
              defaultMessage: 'That would have had an alert',
            }),
          },
          {
            label: i18n.translate('anomalyForest.ruleForms.rulePreview.atOnceLabel', {
              defaultMessage: 'At once',
            }),
            value: format.count(preview.most_active),
            hint: i18n.translate('anomalyForest.ruleForms.rulePreview.mostAlertsActiveAtHint', {
              defaultMessage: 'Most alerts active at the same time',
            }),
          },
        ]}
      />
      <EuiSpacer size="s" />
      {preview.complete ? null : (
        <EuiCallOut
          size="s"
          color="warning"
          iconType="alert"
          title={i18n.translate('anomalyForest.ruleForms.rulePreview.thereMoreAnomaliesThanTitle', {
            defaultMessage:
              'There are more anomalies than a preview reads: it would have been more.',
          })}
        />
      )}
      <Bars asked={asked} preview={preview} />
    </>
  );
}

function Answer({ asked }: { asked: Asked }): React.ReactElement {
  const { http } = useServices();
  const { params, every, from, to } = asked;
  const { data, error, isLoading, refresh } = useRequest({
    identity: JSON.stringify(asked),
    key: '',
    load: (signal) =>
      callApi(http, previewAnomaliesRule, {
        body: {
          params,
          every,
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
        },
        signal,
      }),
  });
  if (error !== undefined) {
    return (
      <ErrorCallout
        title={i18n.translate('anomalyForest.ruleForms.rulePreview.noPreviewTitle', {
          defaultMessage: 'No preview',
        })}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (data === undefined || isLoading) {
    return (
      <EuiText size="s">
        {i18n.translate('anomalyForest.ruleForms.rulePreview.countingText', {
          defaultMessage: 'Counting …',
        })}
      </EuiText>
    );
  }
  return <Figures asked={asked} preview={data} />;
}

/** How many alerts the rule would have made in the past, as it stands in the form. */
export function RulePreviewPanel({
  params,
  every,
  isValid,
}: Pick<FormProps, 'params' | 'every'> & { isValid: boolean }): React.ReactElement {
  const [span, setSpan] = useState<SpanId>('24h');
  const [asked, setAsked] = useState<Asked>();
  const ask = () => {
    const to = Date.now();
    const { ms } = spans.find(({ id }) => id === span) ?? spans[0];
    // The server decodes it: what is wrong comes back as an error that names it.
    const given = JSON.parse(JSON.stringify(params)) as AnomaliesRuleParams;
    setAsked({ params: given, every, from: to - ms, to });
  };
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiFlexGroup gutterSize="s" alignItems="center" justifyContent="spaceBetween" wrap>
        <EuiFlexItem grow={false}>
          <EuiButtonGroup
            legend={i18n.translate('anomalyForest.ruleForms.rulePreview.howFarBackLegend', {
              defaultMessage: 'How far back',
            })}
            buttonSize="compressed"
            options={spans.map(({ id, label }) => ({ id, label }))}
            idSelected={span}
            onChange={(id) => setSpan(id as SpanId)}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" isDisabled={!isValid} onClick={ask} data-test-subj="rulePreview">
            {i18n.translate('anomalyForest.ruleForms.rulePreview.countPastAlertsButton', {
              defaultMessage: 'Count past alerts',
            })}
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
      {asked === undefined ? null : (
        <>
          <EuiSpacer size="m" />
          <Answer asked={asked} />
        </>
      )}
    </EuiPanel>
  );
}
