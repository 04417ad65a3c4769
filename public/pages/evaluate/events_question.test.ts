import { completeDetector } from '../../../common/complete_detector';
import {
  addressOfEvents,
  eventsBody,
  isEventsQuestion,
  readEventsQuestion,
} from './events_question';

const times = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
const filter = { term: { a: 1 } };
const detector = completeDetector({
  id: 'pump',
  source: { indices: ['pump'], time_field: 'ts', filter },
  features: ['x'],
});

const ask = (address: string) => readEventsQuestion(new URLSearchParams(address));

it('goes through the address unchanged', () => {
  const question = { indices: 'logins-*', query: 'event.action:login', entity: 'u', window: '5m' };
  const entries = Object.entries(addressOfEvents(question)) as [string, string][];
  const params = new URLSearchParams(entries);
  expect(readEventsQuestion(params)).toEqual(question);
  expect([isEventsQuestion(params), isEventsQuestion(new URLSearchParams('tab=events'))]).toEqual([
    true,
    false,
  ]);
});

it("asks for the detector's own source, or for other indices without its filter", () => {
  expect(eventsBody(detector, ask(''), times)).toEqual({
    source: { indices: ['pump'], time_field: 'ts', filter },
    ...times,
  });
  expect(eventsBody(detector, ask('events=a, b&which=x:1&who=u'), times)).toEqual({
    source: { indices: ['a', 'b'], time_field: 'ts' },
    query: 'x:1',
    entity_field: 'u',
    ...times,
  });
});
