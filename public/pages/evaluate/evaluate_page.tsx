import React, { useMemo, useState } from 'react';
import { EuiSuperDatePicker } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { Page } from '../../application/page';
import { ForDetector } from '../../components/for_detector';
import { LinkTabs } from '../../components/link_tabs';
import { useAddress } from '../../hooks/use_address';
import { useServices } from '../../services_context';
import { resolveRange } from '../../time/time_state';
import { Turn } from '../../time/turn';
import { AttacksPanel } from './attacks_panel';
import { DistributionPanel } from './distribution_panel';
import { EventsPanel } from './events_panel';
import { LabelNextPanel } from './label_next/label_next_panel';
import { LabelsPanel } from './labels_panel';
import { StabilityPanel } from './stability_panel';

/** As good as all: what was labelled is often of long ago. */
const wholeRange = { from: 'now-20y', to: 'now' };

interface Range {
  from: string;
  to: string;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** The range as the address says it, and what it means now; every turn takes it anew. */
function useRange(params: URLSearchParams, turn: number): { range: Range; times: Range } {
  const from = params.get('from') ?? wholeRange.from;
  const to = params.get('to') ?? wholeRange.to;
  return useMemo(() => {
    const asked = resolveRange({ from, to });
    const found = asked ?? resolveRange(wholeRange);
    if (!found) throw new Error(`The range ${wholeRange.from} means no time`);
    return {
      range: asked ? { from, to } : wholeRange,
      times: { from: iso(found.from), to: iso(found.to) },
    };
  }, [from, to, turn]);
}

function OfDetector(props: {
  overview: DetectorOverview;
  times: Range;
  onShowAll: () => void;
}): React.ReactElement {
  const { onShowAll, overview, times } = props;
  return (
    <LinkTabs
      tabs={[
        {
          id: 'scores',
          name: i18n.translate('anomalyForest.evaluate.evaluatePage.scoresName', {
            defaultMessage: 'Scores',
          }),
          content: () => (
            <DistributionPanel overview={overview} times={times} onShowAll={onShowAll} />
          ),
        },
        {
          id: 'labels',
          name: i18n.translate('anomalyForest.evaluate.evaluatePage.labelsDataName', {
            defaultMessage: 'Labels in the data',
          }),
          content: () => <LabelsPanel overview={overview} times={times} />,
        },
        {
          id: 'next',
          name: i18n.translate('anomalyForest.evaluate.evaluatePage.labelNextName', {
            defaultMessage: 'Label next',
          }),
          content: () => <LabelNextPanel overview={overview} times={times} />,
        },
        {
          id: 'attacks',
          name: i18n.translate('anomalyForest.evaluate.evaluatePage.attacksName', {
            defaultMessage: 'Attacks',
          }),
          content: () => <AttacksPanel detector={overview.detector} times={times} />,
        },
        {
          id: 'events',
          name: i18n.translate('anomalyForest.evaluate.evaluatePage.eventsName', {
            defaultMessage: 'Events',
          }),
          content: () => <EventsPanel detector={overview.detector} times={times} />,
        },
        {
          id: 'stability',
          name: i18n.translate('anomalyForest.evaluate.evaluatePage.stabilityName', {
            defaultMessage: 'Stability',
          }),
          content: () => <StabilityPanel detector={overview.detector} />,
        },
      ]}
    />
  );
}

/** How good a detector is: against labels where there are any, by its scores where there are none. */
export function EvaluatePage(): React.ReactElement {
  const [params, change] = useAddress();
  const { time } = useServices();
  const [turn, setTurn] = useState(0);
  const { range, times } = useRange(params, turn);
  return (
    <Page
      title={i18n.translate('anomalyForest.evaluate.evaluatePage.evaluateTitle', {
        defaultMessage: 'Evaluate',
      })}
      wideActions
      actions={[
        <EuiSuperDatePicker
          key="time"
          start={range.from}
          end={range.to}
          dateFormat={time.dateFormat}
          width="auto"
          showUpdateButton="iconOnly"
          onTimeChange={({ end, isInvalid, start }) => {
            if (!isInvalid) change({ from: start, to: end });
          }}
          onRefresh={() => setTurn((n) => n + 1)}
          data-test-subj="timePicker"
        />,
      ]}
    >
      <ForDetector
        chosen={params.get('detector') ?? undefined}
        onChoose={(detector) => change({ detector })}
        empty={i18n.translate('anomalyForest.evaluate.evaluatePage.howGoodDetectorShowsEmpty', {
          defaultMessage: 'How good a detector is shows here, once there is one that scores.',
        })}
      >
        {(overview) => (
          <Turn value={turn}>
            <OfDetector
              overview={overview}
              times={times}
              onShowAll={() => change({ from: undefined, to: undefined })}
            />
          </Turn>
        )}
      </ForDetector>
    </Page>
  );
}
