import React, { useState } from 'react';
import {
  EuiFlexGrid,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutFooter,
  EuiFlyoutHeader,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DescribedDetector } from '../../../../common/api/shared';
import { ErrorCallout } from '../../../components/error_callout';
import { useChangeDetector } from '../../../hooks/use_change_detector';
import { useServices } from '../../../services_context';
import { ChangedMeanwhile } from './changed_meanwhile';
import { effects, nextText } from './effect_texts';
import type { Effect, SettingField } from './setting_fields';
import { SettingInput } from './setting_input';
import { DiscardModal, SettingsFooter } from './settings_footer';
import { useEditing, type Editing } from './use_editing';
import { WhatStays } from './what_stays';

function Section({ effect, editing }: { effect: Effect; editing: Editing }): React.ReactElement {
  const { edited, fields, textOf, write } = editing;
  const { title, text } = effects[effect];
  const own = fields.filter((field) => field.effect === effect);
  const input = (field: SettingField) => (
    <SettingInput
      field={field}
      text={textOf(field)}
      problem={edited.problems.get(field.path)}
      onChange={(typed) => write(field, typed)}
    />
  );
  const wide = (field: SettingField) => (
    <React.Fragment key={field.path}>
      {input(field)}
      <EuiSpacer size="m" />
    </React.Fragment>
  );
  return (
    <>
      <EuiTitle size="xs">
        <h3>{title}</h3>
      </EuiTitle>
      {text === undefined ? null : (
        <EuiText size="s" color="subdued">
          <p>{text}</p>
        </EuiText>
      )}
      <EuiSpacer size="m" />
      {own.filter(({ as }) => as === 'threshold').map(wide)}
      <EuiFlexGrid columns={2} gutterSize="m">
        {own
          .filter(({ as }) => as !== 'threshold' && as !== 'json')
          .map((field) => (
            <EuiFlexItem key={field.path}>{input(field)}</EuiFlexItem>
          ))}
      </EuiFlexGrid>
      <EuiSpacer size="m" />
      {own.filter(({ as }) => as === 'json').map(wide)}
      <EuiSpacer size="m" />
    </>
  );
}

/** Changes the settings of a detector: each is checked as it is written, and says when it takes effect. */
export function SettingsFlyout(props: {
  overview: DescribedDetector;
  /** Something is other than before: saved here, or by somebody else. */
  onChanged: () => void;
  onClose: () => void;
}): React.ReactElement {
  const { onChanged, onClose, overview } = props;
  const titleId = useGeneratedHtmlId();
  const { notify } = useServices();
  const editing = useEditing(overview);
  const { base, changed, edited, rebase } = editing;
  const { change, error, forgetError, isBusy } = useChangeDetector();
  const [isLeaving, setLeaving] = useState(false);
  const isOutdated = overview.version !== base.version && !isBusy;
  const close = () => (changed.length > 0 ? setLeaving(true) : onClose());
  const save = async () => {
    if (edited.detector === null) return;
    const saved = await change(edited.detector, base.version);
    onChanged();
    if (saved === undefined) return;
    notify.success(
      i18n.translate('anomalyForest.detectors.settingsFlyout.savedSuccess', {
        defaultMessage: 'The settings of "{name}" are saved',
        values: { name: saved.detector.name },
      }),
      nextText(changed, typeof saved.state.training?.began_at === 'string'),
    );
    onClose();
  };
  return (
    <EuiFlyout onClose={close} size="m" aria-labelledby={titleId} data-test-subj="settingsFlyout">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id={titleId}>
            {i18n.translate('anomalyForest.detectors.settingsFlyout.settingsOfTitle', {
              defaultMessage: 'Settings of "{name}"',
              values: { name: base.detector.name },
            })}
          </h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <Section effect="at_once" editing={editing} />
        <Section effect="next_run" editing={editing} />
        <Section effect="next_training" editing={editing} />
        <WhatStays id={base.detector.id} besideEdits />
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        {isOutdated ? (
          <ChangedMeanwhile
            onTake={() => {
              rebase();
              forgetError();
            }}
          />
        ) : error === undefined ? null : (
          <>
            <ErrorCallout
              title={i18n.translate('anomalyForest.detectors.settingsFlyout.notSavedTitle', {
                defaultMessage: 'The settings were not saved',
              })}
              error={error}
            />
            <EuiSpacer size="m" />
          </>
        )}
        <SettingsFooter
          editing={editing}
          isBusy={isBusy}
          isOutdated={isOutdated}
          onCancel={close}
          onSave={() => void save()}
        />
      </EuiFlyoutFooter>
      {isLeaving ? (
        <DiscardModal count={changed.length} onKeep={() => setLeaving(false)} onDiscard={onClose} />
      ) : null}
    </EuiFlyout>
  );
}
