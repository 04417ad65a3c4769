import React, { useState } from 'react';
import {
  EuiButton,
  EuiCard,
  EuiFlexGrid,
  EuiIcon,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { startDemo } from '../../../common/api/start_demo';
import { anomaliesOf, paths } from '../../application/paths';
import { callApi } from '../../api_client';
import { ApiError } from '../../api_error';
import { CodeText } from '../../components/code_text';
import { ErrorCallout } from '../../components/error_callout';
import { useLink } from '../../components/use_link';
import { useServices } from '../../services_context';

function useDemo() {
  const { history, http } = useServices();
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<ApiError>();
  const start = async () => {
    setStarting(true);
    setError(undefined);
    try {
      const { detector_id: id } = await callApi(http, startDemo, {});
      history.push(anomaliesOf(id));
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setError(thrown);
      setStarting(false);
    }
  };
  return { error, isStarting, start };
}

/** Where nothing of ours sends data: on a machine with the command line, one line does. */
const demoByHand = i18n.translate('anomalyForest.overview.waysToBegin.runNpxAnomalyForestText', {
  defaultMessage:
    'Run `npx anomaly-forest simulate rocket --rate 10 --index rocket-telemetry` against this cluster, then point a detector at that index.',
});

function Way(props: {
  icon: string;
  title: string;
  children: React.ReactNode;
  footer: React.ReactElement;
}): React.ReactElement {
  return (
    <EuiCard
      icon={<EuiIcon type={props.icon} size="xl" aria-hidden={true} />}
      title={props.title}
      titleSize="xs"
      titleElement="h3"
      description={
        <EuiText size="s">
          <p>{props.children}</p>
        </EuiText>
      }
      footer={props.footer}
      hasBorder
      display="plain"
    />
  );
}

function DemoWay({ canStart }: { canStart: boolean }): React.ReactElement {
  const { mayChange } = useServices();
  const { error, isStarting, start } = useDemo();
  return (
    <Way
      icon="play"
      title={i18n.translate('anomalyForest.overview.waysToBegin.tryRocketTitle', {
        defaultMessage: 'Try the rocket',
      })}
      footer={
        <>
          {canStart ? (
            <EuiButton
              fill
              isLoading={isStarting}
              isDisabled={!mayChange}
              onClick={() => void start()}
              data-test-subj="startDemo"
            >
              {isStarting
                ? i18n.translate('anomalyForest.overview.waysToBegin.writingHourTelemetryButton', {
                    defaultMessage: 'Writing an hour of telemetry',
                  })
                : i18n.translate('anomalyForest.overview.waysToBegin.startDemoButton', {
                    defaultMessage: 'Start the demo',
                  })}
            </EuiButton>
          ) : null}
          {error ? (
            <>
              <EuiSpacer size="s" />
              <ErrorCallout
                title={i18n.translate(
                  'anomalyForest.overview.waysToBegin.demoCouldNotStartedTitle',
                  { defaultMessage: 'The demo could not be started' },
                )}
                error={error}
              />
            </>
          ) : null}
        </>
      }
    >
      {i18n.translate('anomalyForest.overview.waysToBegin.simulatedLaunchSendsTelemetryText', {
        defaultMessage:
          'A simulated launch sends telemetry with anomalies that are known, and a detector finds them.',
      })}{' '}
      {canStart ? (
        i18n.translate('anomalyForest.overview.waysToBegin.firstOnesShowWithinText', {
          defaultMessage: 'The first ones show within a minute.',
        })
      ) : (
        <CodeText text={demoByHand} />
      )}
    </Way>
  );
}

/** In place of everything where there is no detector yet: three ways to begin, one click each. */
export function WaysToBegin({ canStartDemo }: { canStartDemo: boolean }): React.ReactElement {
  const link = useLink();
  const columns = 'repeat(auto-fit, minmax(220px, 1fr))';
  return (
    <section data-test-subj="waysToBegin">
      <EuiTitle size="s">
        <h2>
          {i18n.translate('anomalyForest.overview.waysToBegin.nothingWatchedYetThreeText', {
            defaultMessage: 'Nothing is watched yet: three ways to begin',
          })}
        </h2>
      </EuiTitle>
      <EuiSpacer size="m" />
      <EuiFlexGrid gutterSize="l" responsive={false} style={{ gridTemplateColumns: columns }}>
        <DemoWay canStart={canStartDemo} />
        <Way
          icon="indexOpen"
          title={i18n.translate('anomalyForest.overview.waysToBegin.pointAtMyDataTitle', {
            defaultMessage: 'Point at my data',
          })}
          footer={
            <EuiButton {...link(paths.newDetector)} data-test-subj="beginWithData">
              {i18n.translate('anomalyForest.overview.waysToBegin.createDetectorButton', {
                defaultMessage: 'Create a detector',
              })}
            </EuiButton>
          }
        >
          {i18n.translate('anomalyForest.overview.waysToBegin.chooseIndexFieldsJudgeText', {
            defaultMessage:
              'Choose an index and the fields to judge by; a preview shows what would be found before anything is kept.',
          })}
        </Way>
        <Way
          icon="download"
          title={i18n.translate('anomalyForest.overview.waysToBegin.importModelTitle', {
            defaultMessage: 'Import a model',
          })}
          footer={
            <EuiButton {...link(paths.models)} data-test-subj="beginWithModel">
              {i18n.translate('anomalyForest.overview.waysToBegin.goModelsButton', {
                defaultMessage: 'Go to the models',
              })}
            </EuiButton>
          }
        >
          {i18n.translate('anomalyForest.overview.waysToBegin.bringForestWasTrainedText', {
            defaultMessage:
              'Bring a forest that was trained elsewhere, by another Anomaly Forest or by scikit-learn: it scores from the first row on.',
          })}
        </Way>
      </EuiFlexGrid>
    </section>
  );
}
