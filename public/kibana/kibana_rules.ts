import { anomaliesRuleTypeId } from '../../common/alerting/rule_types';
import type { Rules } from '../services';
import type { CoreStart, StartDependencies } from './contracts';
import { leaveRuleDraft } from './rule_draft';

/** The feature that our rules belong to. */
const consumer = 'anomalyForest';

type TriggersActionsUi = NonNullable<StartDependencies['triggersActionsUi']>;

function formOf(ui: TriggersActionsUi): Rules['form'] {
  const { getAddRuleFlyout: show } = ui;
  if (show === undefined) return null;
  return (draft, onClose) =>
    show({
      consumer,
      ruleTypeId: anomaliesRuleTypeId,
      canChangeTrigger: false,
      initialValues: draft,
      onClose,
    });
}

/**
 * Kibana's form for a new rule: up to 8.x a flyout that takes parameters, later a page whose address
 * differs between versions and takes none. There, the list of rules is opened, and our part of the form
 * picks the draft up. Null where alerting is switched off.
 */
export function kibanaRules(
  { application }: Pick<CoreStart, 'application'>,
  { triggersActionsUi }: StartDependencies,
): Rules | null {
  if (triggersActionsUi === undefined) return null;
  return {
    form: formOf(triggersActionsUi),
    open: (draft) => {
      leaveRuleDraft(draft);
      void application.navigateToApp('management', {
        path: 'insightsAndAlerting/triggersActions/rules',
      });
    },
  };
}
