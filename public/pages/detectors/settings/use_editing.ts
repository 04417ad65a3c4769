import { useState } from 'react';
import type { DescribedDetector } from '../../../../common/api/shared';
import { edit, editedDetector, storedText, type Edits } from './edited_detector';
import { settingsOf, type SettingField } from './setting_fields';

/** The settings as they were when the flyout was opened, and what was written since. */
export function useEditing(overview: DescribedDetector) {
  const [base, setBase] = useState(overview);
  const [edits, setEdits] = useState<Edits>({});
  const { detector } = base;
  const fields = settingsOf(detector);
  return {
    base,
    fields,
    edited: editedDetector(detector, fields, edits),
    changed: fields.filter(({ path }) => edits[path] !== undefined),
    textOf: (field: SettingField) => edits[field.path] ?? storedText(detector, field),
    write: (field: SettingField, text: string) =>
      setEdits((now) => edit({ detector, edits: now }, field, text)),
    /** Takes what somebody else has changed; what was written here stays. */
    rebase: () => {
      setBase(overview);
      setEdits((now) =>
        fields.reduce((kept, field) => {
          const text = now[field.path];
          return text === undefined
            ? kept
            : edit({ detector: overview.detector, edits: kept }, field, text);
        }, now),
      );
    },
  };
}

export type Editing = ReturnType<typeof useEditing>;
