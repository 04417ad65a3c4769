import React from 'react';
import { EuiCallOut, EuiCode, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorProblem } from '../../../common/api/validate_detector';
import type { DetectorInput } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { useValidation } from '../../hooks/use_wizard_requests';

function Problems({ problems }: { problems: readonly DetectorProblem[] }) {
  if (problems.length === 0) {
    return (
      <EuiCallOut
        size="s"
        color="success"
        iconType="check"
        title={i18n.translate(
          'anomalyForest.wizard.detectorValidation.nothingStandsWayCreatingTitle',
          { defaultMessage: 'Nothing stands in the way of creating it.' },
        )}
        data-test-subj="validationPassed"
      />
    );
  }
  const prevents = problems.some((problem) => problem.prevents);
  return (
    <EuiCallOut
      size="s"
      color={prevents ? 'danger' : 'warning'}
      iconType="alert"
      title={
        prevents
          ? i18n.translate('anomalyForest.wizard.detectorValidation.cannotCreatedLikeTitle', {
              defaultMessage: 'It cannot be created like this',
            })
          : i18n.translate('anomalyForest.wizard.detectorValidation.canCreatedButTitle', {
              defaultMessage: 'It can be created, but',
            })
      }
      data-test-subj="validationProblems"
    >
      <EuiText size="s">
        <ul>
          {problems.map(({ code, message, remedy }) => (
            <li key={`${code} ${message}`}>
              <EuiCode>{code}</EuiCode> {message} {remedy}
            </li>
          ))}
        </ul>
      </EuiText>
    </EuiCallOut>
  );
}

/** What the server says of the detector before it is created. */
export function DetectorValidation({ input }: { input: DetectorInput }): React.ReactElement {
  const request = useValidation(input);
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.wizard.detectorValidation.detectorCouldNotCheckedFailure',
        { defaultMessage: 'The detector could not be checked' },
      )}
      skeleton={
        <EuiCallOut
          size="s"
          iconType="clock"
          title={i18n.translate('anomalyForest.wizard.detectorValidation.checkingTitle', {
            defaultMessage: 'Checking …',
          })}
        />
      }
    >
      {(problems) => <Problems problems={problems} />}
    </Requested>
  );
}
