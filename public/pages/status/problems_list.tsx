import React from 'react';
import { EuiCallOut, EuiCode, EuiLink, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { CodeText } from '../../components/code_text';
import { useLink } from '../../components/use_link';
import type { Problem } from './problems';

function ProblemCallout({ code, message, path, remedy, subject }: Problem): React.ReactElement {
  const link = useLink();
  return (
    <EuiCallOut
      size="s"
      color="danger"
      iconType="alert"
      title={subject}
      heading="h3"
      data-test-subj="problem"
    >
      <p style={{ overflowWrap: 'anywhere' }}>
        {code === null ? null : <EuiCode>{code}</EuiCode>} <CodeText text={message} />
      </p>
      <p>
        <CodeText text={remedy} />{' '}
        {path === null ? null : (
          <EuiLink {...link(path)}>
            {i18n.translate('anomalyForest.status.problemsList.seeDetectorText', {
              defaultMessage: 'See the detector',
            })}
          </EuiLink>
        )}
      </p>
    </EuiCallOut>
  );
}

/** Every problem with its code, what to do, and where. */
export function ProblemsList(props: { problems: readonly Problem[] }): React.ReactElement {
  return (
    <>
      {props.problems.map((problem, i) => (
        <React.Fragment key={`${i} ${problem.subject}`}>
          <ProblemCallout {...problem} />
          <EuiSpacer size="s" />
        </React.Fragment>
      ))}
    </>
  );
}
