import React, { useState } from 'react';
import {
  EuiComboBox,
  EuiFormControlLayout,
  EuiFormErrorText,
  EuiText,
  type EuiComboBoxOptionOption,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useIndexNames } from '../../hooks/use_index_names';
import { CodeText } from '../code_text';
import { badName, namesIn, offersFor, typedName, type Offer } from './index_offers';

const kindNames: Readonly<Record<Exclude<Offer['kind'], 'pattern'>, string | undefined>> = {
  index: undefined,
  alias: i18n.translate('anomalyForest.components.indexBox.aliasText', {
    defaultMessage: 'alias',
  }),
  data_stream: i18n.translate('anomalyForest.components.indexBox.dataStreamText', {
    defaultMessage: 'data stream',
  }),
  proposed: i18n.translate('anomalyForest.components.indexBox.proposedText', {
    defaultMessage: 'read by a detector',
  }),
};

function remarkOn(offer: Offer): string | undefined {
  if (offer.kind !== 'pattern') return kindNames[offer.kind];
  const { matches, more } = offer;
  return more
    ? i18n.translate('anomalyForest.components.indexBox.atLeastMatchesText', {
        defaultMessage: 'at least {matches, plural, one {# name} other {# names}}',
        values: { matches },
      })
    : i18n.translate('anomalyForest.components.indexBox.matchesText', {
        defaultMessage: '{matches, plural, one {# name} other {# names}}',
        values: { matches },
      });
}

function optionOf(offer: Offer): EuiComboBoxOptionOption {
  const remark = remarkOn(offer);
  return {
    label: offer.name,
    ...(remark === undefined
      ? {}
      : {
          append: (
            <EuiText size="xs" color="subdued">
              {remark}
            </EuiText>
          ),
        }),
  };
}

/** Why a name was not taken, and why none are offered. */
function Notes(props: {
  bad: string | undefined;
  unlisted: string | undefined;
}): React.ReactElement {
  const { bad, unlisted } = props;
  return (
    <>
      {bad === undefined ? null : (
        <EuiFormErrorText data-test-subj="badIndexName">
          {i18n.translate('anomalyForest.components.indexBox.badNameText', {
            defaultMessage:
              '“{name}” is no name of an index: those are in lower case, and of letters, digits and . _ - alone; * stands for any of them.',
            values: { name: bad },
          })}
        </EuiFormErrorText>
      )}
      {unlisted === undefined ? null : (
        <EuiText size="xs" color="subdued" role="status" data-test-subj="namesNotListed">
          <p>
            <CodeText
              text={i18n.translate('anomalyForest.components.indexBox.notListedText', {
                defaultMessage:
                  'No names can be offered: {reason} Type a name or a pattern and press Enter.',
                values: { reason: unlisted },
              })}
            />
          </p>
        </EuiText>
      )}
    </>
  );
}

/** Names and patterns of indices: those that the reader may see are offered, any other can be typed. */
export function IndexBox(props: {
  names: readonly string[];
  onChange: (names: string[]) => void;
  /** What the page knows of by itself. */
  proposed?: readonly string[];
  placeholder: string;
  /** Of the label that names it. */
  id?: string;
  /** The name that stands in the box, where no label does. */
  prepend?: string;
  autoFocus?: boolean;
  testSubj: string;
}): React.ReactElement {
  const { autoFocus, id, names, onChange, placeholder, prepend, proposed = [], testSubj } = props;
  const [text, setText] = useState('');
  // Nobody is asked before somebody wants to choose.
  const [isWanted, want] = useState(false);
  const [bad, setBad] = useState<string>();
  const typed = typedName(text);
  const request = useIndexNames(isWanted ? typed?.name : undefined);
  const list = request.data ?? { names: [], left_out: 0 };
  const add = (entered: string): boolean => {
    const added = namesIn(entered);
    const wrong = badName(added);
    setBad(wrong);
    if (wrong !== undefined) return false;
    onChange([...new Set([...names, ...added])]);
    return true;
  };
  const box = (
    <EuiComboBox
      {...(id === undefined ? {} : { id })}
      aria-label={prepend}
      fullWidth
      // What matches is looked for by the server.
      async
      autoFocus={autoFocus === true}
      isLoading={request.isLoading}
      isInvalid={bad !== undefined}
      // The list would stand over what is said of the name.
      noSuggestions={bad !== undefined}
      placeholder={placeholder}
      options={offersFor(typed, { list, proposed }).map(optionOf)}
      selectedOptions={names.map((label) => ({ label }))}
      onFocus={() => want(true)}
      onSearchChange={(searched) => {
        setText(searched);
        setBad(undefined);
      }}
      onChange={(selected) => onChange(selected.map(({ label }) => label))}
      onCreateOption={add}
      customOptionText={i18n.translate('anomalyForest.components.indexBox.takeTypedText', {
        defaultMessage: 'Press Enter to take {searchValue}',
        values: { searchValue: '{searchValue}' },
      })}
      data-test-subj={testSubj}
    />
  );
  return (
    <>
      {prepend === undefined ? (
        box
      ) : (
        <EuiFormControlLayout prepend={prepend} fullWidth>
          {box}
        </EuiFormControlLayout>
      )}
      <Notes bad={bad} unlisted={request.error?.message} />
    </>
  );
}
