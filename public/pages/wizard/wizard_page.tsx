import React from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiHorizontalRule,
  EuiPanel,
  EuiSpacer,
  EuiStepsHorizontal,
  EuiText,
  EuiTitle,
  useIsWithinBreakpoints,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Page } from '../../application/page';
import { anomaliesOf, paths } from '../../application/paths';
import { ErrorCallout } from '../../components/error_callout';
import { useLink } from '../../components/use_link';
import { useCreateDetector } from '../../hooks/use_create_detector';
import { useServices } from '../../services_context';
import { DestinationStep } from './destination_step';
import { draftProblems, inputOf, type Draft } from './draft';
import { FeaturesStep } from './features_step';
import { MeasuresStep } from './measures_step';
import { ModelPreview, ModelSettings } from './model_step';
import { PreviewGate } from './preview_gate';
import { SourceStep, type StepProps } from './source_step';
import { neighbour, reachable, steps, stepTitles, whatIsMissing, type Step } from './steps';
import { ThresholdStep } from './threshold_step';
import { useDataRange } from './use_data_range';
import { useDraft } from './use_draft';

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

function Create({ draft }: { draft: Draft }): React.ReactElement {
  const { history, mayChange } = useServices();
  const { create, error, isBusy } = useCreateDetector();
  const isWrong = draftProblems(draft).length > 0;
  const rangeOfData = useDataRange(draft);
  const submit = async () => {
    const overview = await create(inputOf(draft));
    // That page says that it is trained and scored first, and shows what is found as it comes.
    if (overview) history.push(anomaliesOf(overview.detector.id, await rangeOfData()));
  };
  return (
    <>
      {error ? (
        <>
          <ErrorCallout
            title={i18n.translate('anomalyForest.wizard.wizardPage.detectorWasNotCreatedTitle', {
              defaultMessage: 'The detector was not created',
            })}
            error={error}
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      <EuiButton
        fill
        iconType="play"
        isLoading={isBusy}
        isDisabled={!mayChange || isWrong}
        onClick={() => void submit()}
        data-test-subj="createAndStart"
      >
        {i18n.translate('anomalyForest.wizard.wizardPage.createStartButton', {
          defaultMessage: 'Create and start',
        })}
      </EuiButton>
    </>
  );
}

function Buttons(props: { draft: Draft; step: Step; goTo: (step: Step) => void }) {
  const { draft, goTo, step } = props;
  const before = neighbour(step, -1);
  const next = neighbour(step, 1);
  const missing = whatIsMissing(step, draft);
  return (
    <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false}>
      {before === undefined ? null : (
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            iconType="menuLeft"
            flush="left"
            onClick={() => goTo(before)}
            data-test-subj="stepBack"
          >
            {stepTitles[before]}
          </EuiButtonEmpty>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false}>
        {next === undefined ? (
          <Create draft={draft} />
        ) : (
          <EuiButton
            fill
            iconType="menuRight"
            iconSide="right"
            isDisabled={missing !== undefined}
            onClick={() => goTo(next)}
            data-test-subj="stepNext"
          >
            {i18n.translate('anomalyForest.wizard.wizardPage.nextButton', {
              defaultMessage: 'Next: {stepTitle}',
              values: { stepTitle: stepTitles[next] },
            })}
          </EuiButton>
        )}
      </EuiFlexItem>
      {missing === undefined ? null : (
        <EuiFlexItem>
          <EuiText size="s" color="subdued">
            <p>{missing}</p>
          </EuiText>
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}

/** From indices to a running detector in five steps; each can be left and come back to. */
export function WizardPage(): React.ReactElement {
  const { draft, step, change, goTo } = useDraft();
  const link = useLink();
  return (
    <Page
      title={i18n.translate('anomalyForest.wizard.wizardPage.createDetectorTitle', {
        defaultMessage: 'Create a detector',
      })}
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
      <Progress draft={draft} step={step} goTo={goTo} />
      <EuiPanel hasBorder hasShadow={false} paddingSize="l">
        <EuiTitle size="s">
          <h2 data-test-subj="stepTitle">{stepTitles[step]}</h2>
        </EuiTitle>
        <EuiSpacer size="m" />
        <StepContent step={step} draft={draft} change={change} />
        <EuiHorizontalRule margin="l" />
        <Buttons draft={draft} step={step} goTo={goTo} />
      </EuiPanel>
    </Page>
  );
}
