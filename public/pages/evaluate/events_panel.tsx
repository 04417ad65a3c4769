import React from 'react';
import { EuiEmptyPrompt, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { useAddress } from '../../hooks/use_address';
import { useArrivalTimes, useEventCounts } from '../../hooks/use_event_statistics';
import { ArrivalChart } from './arrival_chart';
import { CountCharts } from './count_charts';
import { EventsForm } from './events_form';
import {
  addressOfEvents,
  eventsBody,
  isEventsQuestion,
  readEventsQuestion,
  type EventsQuestion,
} from './events_question';

interface Asked {
  detector: Detector;
  question: EventsQuestion;
  times: { from: string; to: string };
}

const skeleton = (
  <>
    <StatsSkeleton />
    <EuiSpacer size="m" />
    <ChartSkeleton height={380} />
  </>
);

function Statistics({ detector, question, times }: Asked): React.ReactElement {
  const body = eventsBody(detector, question, times);
  const counts = useEventCounts({ ...body, window: question.window });
  const arrivals = useArrivalTimes(body);
  return (
    <>
      <Requested
        request={counts}
        failure={i18n.translate('anomalyForest.evaluate.eventsPanel.eventsCouldNotCountedFailure', {
          defaultMessage: 'The events could not be counted',
        })}
        skeleton={skeleton}
      >
        {(found) => <CountCharts counts={found} />}
      </Requested>
      <EuiSpacer size="m" />
      <Requested
        request={arrivals}
        failure={i18n.translate(
          'anomalyForest.evaluate.eventsPanel.timesBetweenEventsCouldFailure',
          { defaultMessage: 'The times between events could not be measured' },
        )}
        skeleton={skeleton}
      >
        {(found) => <ArrivalChart arrivals={found} />}
      </Requested>
    </>
  );
}

/** How regularly events come, beside what chance alone would give; the address holds what is asked. */
export function EventsPanel(props: {
  detector: Detector;
  /** ISO 8601. */
  times: { from: string; to: string };
}): React.ReactElement {
  const [params, change] = useAddress();
  const question = readEventsQuestion(params);
  return (
    <>
      <EventsForm
        key={JSON.stringify(question)}
        question={question}
        ownIndices={props.detector.source.indices.join(', ')}
        onAsk={(asked) => change(addressOfEvents(asked))}
      />
      <EuiSpacer size="m" />
      {isEventsQuestion(params) ? (
        <Statistics {...props} question={question} />
      ) : (
        <EuiEmptyPrompt
          iconType="clock"
          titleSize="s"
          title={
            <h3>
              {i18n.translate('anomalyForest.evaluate.eventsPanel.whichEventsCountedText', {
                defaultMessage: 'Which events are to be counted?',
              })}
            </h3>
          }
          body={
            <p>
              <FormattedMessage
                id="anomalyForest.evaluate.eventsPanel.nameThemQuerySuchText"
                defaultMessage="Name them by a query, such as {example}, and whose they are. Their counts are set beside a Poisson distribution, the times between them beside an exponential one."
                values={{
                  example: (
                    <em>
                      {i18n.translate('anomalyForest.evaluate.eventsPanel.eventActionLoginText', {
                        defaultMessage: 'event.action: login',
                      })}
                    </em>
                  ),
                }}
              />
            </p>
          }
          data-test-subj="noEvents"
        />
      )}
    </>
  );
}
