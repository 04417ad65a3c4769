import React, { useState } from 'react';
import { EuiButtonEmpty } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { useServices } from '../../services_context';
import { ruleLike } from './rule_draft';
import type { AnomaliesState } from './url_state';

/** Begins a rule that would have alerted for a row; nothing where there are no rules. */
export function RuleButton(props: {
  row: ResultRow;
  detector: Detector;
  state: AnomaliesState;
}): React.ReactElement | null {
  const { row } = props;
  const { mayChange, rules } = useServices();
  const [isOpen, setOpen] = useState(false);
  if (rules === null || !row.ml_anomaly) return null;
  const draft = ruleLike(row, props);
  return (
    <>
      <EuiButtonEmpty
        iconType="bell"
        size="s"
        isDisabled={!mayChange}
        onClick={() => (rules.form === null ? rules.open(draft) : setOpen(true))}
        data-test-subj="createRule"
      >
        {i18n.translate('anomalyForest.anomalies.ruleButton.createRuleLikeButton', {
          defaultMessage: 'Create rule like this',
        })}
      </EuiButtonEmpty>
      {isOpen && rules.form !== null ? rules.form(draft, () => setOpen(false)) : null}
    </>
  );
}
