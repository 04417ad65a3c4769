import React, { useState } from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiForm, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { durationIn } from '../../../common/codecs/bounded';
import { SubmitBesideFields } from '../../components/submit_beside_fields';
import type { AttackQuestion } from './attack_question';
import { PositiveValues } from './positive_values';
import { TextField } from './text_field';

const gapLength = durationIn('1s', '30d');

type TextName = 'label' | 'classField' | 'attackId' | 'entity' | 'gap';

const trimmed = (question: AttackQuestion): AttackQuestion => ({
  ...question,
  label: question.label.trim(),
  classField: question.classField.trim(),
  attackId: question.attackId.trim(),
  entity: question.entity.trim(),
  gap: question.gap.trim(),
});

/** Which rows are one attack: by an id of theirs, or by entity and time. */
function GroupingFields(props: {
  field: (name: TextName) => { value: string; onChange: (value: string) => void };
  byId: boolean;
  gapError: string | undefined;
}): React.ReactElement {
  const { byId, field, gapError } = props;
  return (
    <>
      <TextField
        {...field('attackId')}
        label={i18n.translate('anomalyForest.evaluate.attackForm.fieldWithAttacksIdLabel', {
          defaultMessage: "Field with the attack's id, if any",
        })}
        placeholder="attack.id"
        testSubj="attackId"
      />
      <TextField
        {...field('entity')}
        label={i18n.translate('anomalyForest.evaluate.attackForm.withoutIdEntityLabel', {
          defaultMessage: 'Without an id: field of the entity',
        })}
        placeholder="user.name"
        isDisabled={byId}
        testSubj="attackEntity"
      />
      <TextField
        {...field('gap')}
        label={i18n.translate('anomalyForest.evaluate.attackForm.withoutIdGapLabel', {
          defaultMessage: 'Without an id: longest gap in an attack',
        })}
        placeholder="5m"
        isDisabled={byId}
        error={gapError}
        testSubj="attackGap"
      />
    </>
  );
}

/** Which fields say what was an attack, of which class, and which rows are one. */
export function AttackForm(props: {
  question: AttackQuestion;
  onAsk: (question: AttackQuestion) => void;
}): React.ReactElement {
  const [question, setQuestion] = useState(props.question);
  const asked = trimmed(question);
  const byId = asked.attackId !== '';
  const gapError =
    byId || gapLength.is(asked.gap)
      ? undefined
      : i18n.translate('anomalyForest.evaluate.attackForm.spanFromSDText', {
          defaultMessage: 'A span from 1s to 30d',
        });
  const field = (name: TextName) => ({
    value: question[name],
    onChange: (value: string) => setQuestion((old) => ({ ...old, [name]: value })),
  });
  const isComplete = asked.label !== '' && asked.classField !== '' && gapError === undefined;
  return (
    <EuiForm
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) props.onAsk(asked);
      }}
    >
      <EuiFlexGroup gutterSize="m" wrap responsive={false}>
        <TextField
          {...field('label')}
          label={i18n.translate('anomalyForest.evaluate.attackForm.fieldWithLabelsLabel', {
            defaultMessage: 'Field with labels',
          })}
          placeholder="label"
          testSubj="attackLabel"
        />
        <EuiFlexItem style={{ minWidth: 240 }}>
          <PositiveValues
            values={question.positive}
            onChange={(positive) => setQuestion((old) => ({ ...old, positive }))}
          />
        </EuiFlexItem>
        <TextField
          {...field('classField')}
          label={i18n.translate('anomalyForest.evaluate.attackForm.fieldWithClassLabel', {
            defaultMessage: 'Field with the class',
          })}
          placeholder="attack.kind"
          testSubj="attackClass"
        />
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="m" wrap responsive={false}>
        <GroupingFields field={field} byId={byId} gapError={gapError} />
        <SubmitBesideFields isDisabled={!isComplete} testSubj="evaluateAttacks">
          {i18n.translate('anomalyForest.evaluate.attackForm.evaluateButton', {
            defaultMessage: 'Evaluate',
          })}
        </SubmitBesideFields>
      </EuiFlexGroup>
    </EuiForm>
  );
}
