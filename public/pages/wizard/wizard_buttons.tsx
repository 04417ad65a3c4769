import React from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { anomaliesOf } from '../../application/paths';
import { ErrorCallout } from '../../components/error_callout';
import { useCreateDetector } from '../../hooks/use_create_detector';
import { useServices } from '../../services_context';
import type { Draft } from './draft';
import { draftProblems, inputOf } from './draft_input';
import { neighbour, stepTitles, whatIsMissing, type Step } from './steps';
import { useDataRange } from './use_data_range';

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
            title={i18n.translate('anomalyForest.wizard.wizardButtons.detectorWasNotCreatedTitle', {
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
        {i18n.translate('anomalyForest.wizard.wizardButtons.createStartButton', {
          defaultMessage: 'Create and start',
        })}
      </EuiButton>
    </>
  );
}

/** To the step before and the next one; from the last one to a detector. */
export function WizardButtons(props: { draft: Draft; step: Step; goTo: (step: Step) => void }) {
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
            {i18n.translate('anomalyForest.wizard.wizardButtons.nextButton', {
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
