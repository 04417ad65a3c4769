import React, { useState } from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiCode,
  EuiFlexGroup,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutFooter,
  EuiFlyoutHeader,
  EuiFormRow,
  EuiSpacer,
  EuiText,
  EuiTextArea,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import type { DetectorInput } from '../../../common/detector';
import { useCreateDetector } from '../../hooks/use_create_detector';
import { complete, parseJson, problemsOf } from './create_problems';

const example: DetectorInput = {
  id: 'rocket',
  name: i18n.translate('anomalyForest.detectors.createDetectorFlyout.rocketTelemetryName', {
    defaultMessage: 'Rocket telemetry',
  }),
  source: { indices: ['rocket-telemetry*'], time_field: '@timestamp' },
  features: ['temp_c', 'cpu_pct', 'net_kbps', 'pressure_bar'],
};

const asText = (value: unknown) => JSON.stringify(value, null, 2);

function Problems(props: { code: string; problems: readonly string[]; remedy: string }) {
  return (
    <EuiCallOut
      title={i18n.translate(
        'anomalyForest.detectors.createDetectorFlyout.detectorWasNotCreatedTitle',
        { defaultMessage: 'The detector was not created' },
      )}
      color="danger"
      iconType="alert"
      role="alert"
      data-test-subj="createProblems"
    >
      <EuiText size="s">
        <p>
          <EuiCode>{props.code}</EuiCode> {props.remedy}
        </p>
        <ul>
          {props.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </EuiText>
    </EuiCallOut>
  );
}

function Explanation(): React.ReactElement {
  return (
    <EuiText size="s">
      <p>
        {i18n.translate('anomalyForest.detectors.createDetectorFlyout.nameIdIndicesReadText', {
          defaultMessage:
            'Name an id, the indices to read and the numeric fields to judge by. Everything else has a default: schedule, query delay, forest and threshold can be set too and are shown with “Fill in the defaults”. Results go to an index beside the source.',
        })}
      </p>
    </EuiText>
  );
}

function useEditor(onCreated: (overview: DetectorOverview) => void) {
  const [text, setText] = useState(() => asText(example));
  const [problem, setProblem] = useState<string>();
  const creation = useCreateDetector();
  const withValue = (use: (value: unknown) => void) => {
    const parsed = parseJson(text);
    setProblem(parsed.ok ? undefined : parsed.problem);
    if (parsed.ok) use(parsed.value);
  };
  return {
    text,
    setText,
    problem,
    ...creation,
    submit: () =>
      withValue((value) => {
        void creation.create(value).then((overview) => {
          if (overview) onCreated(overview);
        });
      }),
    fillIn: () =>
      withValue((value) => {
        const completed = complete(value);
        if (completed.ok) setText(asText(completed.value));
        else setProblem(completed.problem);
      }),
  };
}

/** Creates a detector from its JSON; what the server refuses is shown problem by problem. */
export function CreateDetectorFlyout(props: {
  onCreated: (overview: DetectorOverview) => void;
  onClose: () => void;
}): React.ReactElement {
  const { error, fillIn, isBusy, problem, setText, submit, text } = useEditor(props.onCreated);
  return (
    <EuiFlyout onClose={props.onClose} size="m" aria-labelledby="createTitle">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id="createTitle">
            {i18n.translate(
              'anomalyForest.detectors.createDetectorFlyout.createDetectorFromJsonText',
              { defaultMessage: 'Create a detector from JSON' },
            )}
          </h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <Explanation />
        <EuiSpacer size="m" />
        {error ? (
          <>
            <Problems code={error.code} problems={problemsOf(error)} remedy={error.remedy} />
            <EuiSpacer size="m" />
          </>
        ) : null}
        <EuiFormRow
          label={i18n.translate(
            'anomalyForest.detectors.createDetectorFlyout.detectorAsJsonLabel',
            { defaultMessage: 'Detector as JSON' },
          )}
          fullWidth
          isInvalid={problem !== undefined}
          error={problem}
        >
          <EuiTextArea
            fullWidth
            rows={20}
            value={text}
            isInvalid={problem !== undefined}
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
            style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 }}
            data-test-subj="detectorJson"
          />
        </EuiFormRow>
        <EuiButtonEmpty size="s" flush="left" iconType="inspect" onClick={fillIn}>
          {i18n.translate('anomalyForest.detectors.createDetectorFlyout.fillDefaultsButton', {
            defaultMessage: 'Fill in the defaults',
          })}
        </EuiButtonEmpty>
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        <EuiFlexGroup justifyContent="spaceBetween" responsive={false}>
          <EuiButtonEmpty onClick={props.onClose}>
            {i18n.translate('anomalyForest.detectors.createDetectorFlyout.cancelButton', {
              defaultMessage: 'Cancel',
            })}
          </EuiButtonEmpty>
          <EuiButton fill isLoading={isBusy} onClick={submit} data-test-subj="createDetector">
            {i18n.translate('anomalyForest.detectors.createDetectorFlyout.createDetectorButton', {
              defaultMessage: 'Create detector',
            })}
          </EuiButton>
        </EuiFlexGroup>
      </EuiFlyoutFooter>
    </EuiFlyout>
  );
}
