import React, { useState } from 'react';
import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiForm, EuiFormRow } from '@elastic/eui';
import { durationIn } from '../../../common/codecs/bounded';
import type { EventsQuestion } from './events_question';
import { TextField } from './text_field';

const windowLength = durationIn('1s', '30d');

const trimmed = (question: EventsQuestion): EventsQuestion => ({
  indices: question.indices.trim(),
  query: question.query.trim(),
  entity: question.entity.trim(),
  window: question.window.trim(),
});

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
          label="Indices"
          placeholder={props.ownIndices}
          testSubj="eventsIndices"
        />
        <TextField
          {...field('query')}
          label="Which events"
          placeholder="event.action: login"
          testSubj="eventsQuery"
        />
        <TextField
          {...field('entity')}
          label="Counted for each"
          placeholder="user.name"
          testSubj="eventsEntity"
        />
        <TextField
          {...field('window')}
          label="In windows of"
          placeholder="5m"
          error={isGood ? undefined : 'A span from 1s to 30d'}
          testSubj="eventsWindow"
        />
        <EuiFlexItem grow={false}>
          <EuiFormRow hasEmptyLabelSpace>
            <EuiButton
              size="s"
              type="submit"
              fill
              isDisabled={!isGood}
              data-test-subj="countEvents"
            >
              Count
            </EuiButton>
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiForm>
  );
}
