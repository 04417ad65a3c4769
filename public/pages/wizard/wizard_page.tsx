import React from 'react';
import {
  EuiButtonEmpty,
  EuiHorizontalRule,
  EuiPanel,
  EuiSpacer,
  EuiStepsHorizontal,
  EuiText,
  EuiTitle,
  useIsWithinBreakpoints,
} from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { Page } from '../../application/page';
import { paths } from '../../application/paths';
import { NoSuchDetector, saysNoDetector } from '../../components/no_such_detector';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useLink } from '../../components/use_link';
import { useDetector } from '../../hooks/use_detector';
import { DestinationStep } from './destination_step';
import { type Draft } from './draft';
import { FeaturesStep } from './features_step';
import { MeasuresStep } from './measures_step';
import { ModelPreview, ModelSettings } from './model_step';
import { PreviewGate } from './preview_gate';
import { SourceStep, type StepProps } from './source_step';
import { reachable, steps, stepTitles, type Step } from './steps';
import { ThresholdStep } from './threshold_step';
import { useDraft } from './use_draft';
import { WizardButtons } from './wizard_buttons';

function Progress(props: { draft: Draft; step: Step; goTo: (step: Step) => void }) {
  const { draft, goTo, step } = props;
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  const current = steps.indexOf(step);
  return (
    <EuiStepsHorizontal
      size={narrow ? 's' : 'm'}
      steps={steps.map((one, i) => {
        const canReach = reachable(one, draft) === one;
        const other = canReach ? (i < current ? 'complete' : 'incomplete') : 'disabled';
        return {
          title: stepTitles[one],
          status: i === current ? 'current' : other,
          onClick: () => {
            if (canReach) goTo(one);
          },
          'data-test-subj': `step-${one}`,
        };
      })}
    />
  );
}

/** Both steps that show a preview share it: going from one to the other trains nothing. */
function PreviewedStep({ step, draft, change }: StepProps & { step: Step }) {
  return (
    <>
      {step === 'model' ? <ModelSettings draft={draft} change={change} /> : null}
      <PreviewGate draft={draft}>
        {(preview) =>
          step === 'model' ? (
            <ModelPreview preview={preview} />
          ) : (
            <ThresholdStep draft={draft} change={change} preview={preview} />
          )
        }
      </PreviewGate>
    </>
  );
}

function StepContent({ step, ...props }: StepProps & { step: Step }): React.ReactElement {
  switch (step) {
    case 'source':
      return <SourceStep {...props} />;
    case 'features':
      return props.draft.rows === 'windows' ? (
        <MeasuresStep {...props} />
      ) : (
        <FeaturesStep {...props} />
      );
    case 'model':
    case 'threshold':
      return <PreviewedStep step={step} {...props} />;
    case 'destination':
      return <DestinationStep {...props} />;
  }
}

function Steps({ base }: { base: Detector | null }): React.ReactElement {
  const { draft, step, change, goTo } = useDraft(base);
  return (
    <>
      <Progress draft={draft} step={step} goTo={goTo} />
      <EuiPanel hasBorder hasShadow={false} paddingSize="l">
        <EuiTitle size="s">
          <h2 data-test-subj="stepTitle">{stepTitles[step]}</h2>
        </EuiTitle>
        <EuiSpacer size="m" />
        <StepContent step={step} draft={draft} change={change} />
        <EuiHorizontalRule margin="l" />
        <WizardButtons draft={draft} step={step} goTo={goTo} />
      </EuiPanel>
    </>
  );
}

/** The steps filled with what a detector is; in their place why not, where it is gone. */
function StepsOfClone({ id }: { id: string }): React.ReactElement {
  const request = useDetector(id);
  if (saysNoDetector(request.error)) return <NoSuchDetector id={id} wasThere={false} />;
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.wizard.wizardPage.detectorCouldNotReadFailure', {
        defaultMessage: 'The detector could not be read',
      })}
      skeleton={<TableSkeleton />}
    >
      {({ detector }) => (
        <>
          <EuiText size="s" color="subdued" data-test-subj="clonedFrom">
            <p>
              {i18n.translate('anomalyForest.wizard.wizardPage.asDetectorIsText', {
                defaultMessage:
                  'Everything is as in "{name}", with results of its own: change what is to be other. It learns and scores anew.',
                values: { name: detector.name },
              })}
            </p>
          </EuiText>
          <EuiSpacer size="m" />
          <Steps base={detector} />
        </>
      )}
    </Requested>
  );
}

/** From indices, or from a detector that is there, to a running detector in five steps; each can be left and come back to. */
export function WizardPage(): React.ReactElement {
  const link = useLink();
  const cloned = new URLSearchParams(useLocation().search).get('clone');
  return (
    <Page
      title={
        cloned === null
          ? i18n.translate('anomalyForest.wizard.wizardPage.createDetectorTitle', {
              defaultMessage: 'Create a detector',
            })
          : i18n.translate('anomalyForest.wizard.wizardPage.cloneDetectorTitle', {
              defaultMessage: 'Clone a detector',
            })
      }
      above={[
        {
          text: i18n.translate('anomalyForest.wizard.wizardPage.detectorsText', {
            defaultMessage: 'Detectors',
          }),
          path: paths.detectors,
        },
      ]}
      actions={[
        <EuiButtonEmpty key="json" iconType="document" {...link(paths.detectorFromJson)}>
          {i18n.translate('anomalyForest.wizard.wizardPage.startFromJsonButton', {
            defaultMessage: 'Start from JSON',
          })}
        </EuiButtonEmpty>,
      ]}
    >
      {cloned === null ? <Steps base={null} /> : <StepsOfClone key={cloned} id={cloned} />}
    </Page>
  );
}
