import React, { useEffect, useState } from 'react';
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
import type { ApiError } from '../../../api_error';
import { ErrorCallout } from '../../../components/error_callout';
import { KeepUnsaved } from '../../../components/keep_unsaved';
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
      {/* What people write is longer than numbers and spans. */}
      <EuiFlexGrid columns={effect === 'at_once' ? 1 : 2} gutterSize="m">
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

function WhyNotSaved(props: {
  error: ApiError | undefined;
  isOutdated: boolean;
  onTake: () => void;
}): React.ReactElement | null {
  const { error, isOutdated, onTake } = props;
  if (isOutdated) return <ChangedMeanwhile onTake={onTake} />;
  if (error === undefined) return null;
  return (
    <>
      <ErrorCallout
        title={i18n.translate('anomalyForest.detectors.settingsFlyout.notSavedTitle', {
          defaultMessage: 'The settings were not saved',
        })}
        error={error}
      />
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
  // What guards the changes has to be gone before the address changes.
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);
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
    setDone(true);
  };
  return (
    <EuiFlyout onClose={close} size="m" aria-labelledby={titleId} data-test-subj="settingsFlyout">
      <KeepUnsaved count={isDone ? 0 : changed.length} />
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
        <WhyNotSaved
          error={error}
          isOutdated={isOutdated}
          onTake={() => {
            rebase();
            forgetError();
          }}
        />
        <SettingsFooter
          editing={editing}
          isBusy={isBusy}
          isOutdated={isOutdated}
          onCancel={close}
          onSave={() => void save()}
        />
      </EuiFlyoutFooter>
      {isLeaving ? (
        <DiscardModal
          count={changed.length}
          onKeep={() => setLeaving(false)}
          onDiscard={() => setDone(true)}
        />
      ) : null}
    </EuiFlyout>
  );
}
