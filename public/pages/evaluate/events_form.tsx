import React, { useState } from 'react';
import { EuiFlexGroup, EuiForm } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { durationIn } from '../../../common/codecs/bounded';
import { SubmitBesideFields } from '../../components/submit_beside_fields';
import type { EventsQuestion } from './events_question';
import { TextField } from './text_field';

const windowLength = durationIn('1s', '30d');

const trimmed = (question: EventsQuestion): EventsQuestion => ({
  indices: question.indices.trim(),
  query: question.query.trim(),
  entity: question.entity.trim(),
  window: question.window.trim(),
});

const texts = {
  indicesLabel: i18n.translate('anomalyForest.evaluate.eventsForm.indicesLabel', {
    defaultMessage: 'Indices',
  }),
  whichEventsLabel: i18n.translate('anomalyForest.evaluate.eventsForm.whichEventsLabel', {
    defaultMessage: 'Which events',
  }),
  eventActionLoginPlaceholder: i18n.translate(
    'anomalyForest.evaluate.eventsForm.eventActionLoginPlaceholder',
    { defaultMessage: 'event.action: login' },
  ),
  countedForEachLabel: i18n.translate('anomalyForest.evaluate.eventsForm.countedForEachLabel', {
    defaultMessage: 'Counted for each',
  }),
  windowsLabel: i18n.translate('anomalyForest.evaluate.eventsForm.windowsLabel', {
    defaultMessage: 'In windows of',
  }),
  spanFromSDText: i18n.translate('anomalyForest.evaluate.eventsForm.spanFromSDText', {
    defaultMessage: 'A span from 1s to 30d',
  }),
  countButton: i18n.translate('anomalyForest.evaluate.eventsForm.countButton', {
    defaultMessage: 'Count',
  }),
};

/** Which events, whose, and in windows of which length. */
export function EventsForm(props: {
  question: EventsQuestion;
  /** What is looked at where no index is named. */
  ownIndices: string;
  onAsk: (question: EventsQuestion) => void;
}): React.ReactElement {
  const [question, setQuestion] = useState(props.question);
  const asked = trimmed(question);
  const isGood = windowLength.is(asked.window);
  const field = (name: keyof EventsQuestion) => ({
    value: question[name],
    onChange: (value: string) => setQuestion((old) => ({ ...old, [name]: value })),
  });
  return (
    <EuiForm
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) props.onAsk(asked);
      }}
    >
      <EuiFlexGroup gutterSize="m" wrap responsive={false}>
        <TextField
          {...field('indices')}
          label={texts.indicesLabel}
          placeholder={props.ownIndices}
          testSubj="eventsIndices"
        />
        <TextField
          {...field('query')}
          label={texts.whichEventsLabel}
          placeholder={texts.eventActionLoginPlaceholder}
          testSubj="eventsQuery"
        />
        <TextField
          {...field('entity')}
          label={texts.countedForEachLabel}
          placeholder="user.name"
          testSubj="eventsEntity"
        />
        <TextField
          {...field('window')}
          label={texts.windowsLabel}
          placeholder="5m"
          error={isGood ? undefined : texts.spanFromSDText}
          testSubj="eventsWindow"
        />
        <SubmitBesideFields isDisabled={!isGood} testSubj="countEvents">
          {texts.countButton}
        </SubmitBesideFields>
      </EuiFlexGroup>
    </EuiForm>
  );
}
