import React from 'react';
import {
  EuiBadge,
  EuiComboBox,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormControlLayout,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Request } from '../../hooks/use_request';
import type { AnomaliesState, ChangeState } from './url_state';

/** Chooses the field whose values are the lanes, and shows the value that is looked at alone. */
export function EntityFilter(props: {
  /** Those that can be chosen. */
  fields: Request<string[]>;
  state: AnomaliesState;
  change: ChangeState;
}): React.ReactElement {
  const { change, fields, state } = props;
  const { by, entity } = state;
  const chosen = by === undefined ? [] : [{ label: by }];
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <EuiFlexItem style={{ minWidth: 220 }}>
        <EuiFormControlLayout
          prepend={i18n.translate('anomalyForest.anomalies.entityFilter.lanesText', {
            defaultMessage: 'Lanes by',
          })}
          fullWidth
        >
          <EuiComboBox
            aria-label={i18n.translate('anomalyForest.anomalies.entityFilter.lanesAriaLabel', {
              defaultMessage: 'Lanes by',
            })}
            placeholder={i18n.translate(
              'anomalyForest.anomalies.entityFilter.detectorPlaceholder',
              { defaultMessage: 'Detector' },
            )}
            fullWidth
            singleSelection={{ asPlainText: true }}
            isLoading={fields.isLoading}
            options={(fields.data ?? []).map((label) => ({ label }))}
            selectedOptions={chosen}
            // A field that the mapping does not tell may be there all the same.
            onCreateOption={(field) => change({ by: field, entity: undefined, page: 0 })}
            onChange={([option]) => change({ by: option?.label, entity: undefined, page: 0 })}
            data-test-subj="entityField"
          />
        </EuiFormControlLayout>
      </EuiFlexItem>
      {by === undefined || entity === undefined ? null : (
        <EuiFlexItem grow={false}>
          <EuiBadge
            color="hollow"
            iconType="cross"
            iconSide="right"
            onClick={() => change({ entity: undefined, page: 0 })}
            onClickAriaLabel={i18n.translate(
              'anomalyForest.anomalies.entityFilter.showEveryAgainAriaLabel',
              { defaultMessage: 'Show every {by} again', values: { by } },
            )}
            data-test-subj="entityOnly"
          >
            {by}: {entity}
          </EuiBadge>
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}
