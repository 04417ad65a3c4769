import { addressOf, bodyOf, readFlaggedBy, readQuestion } from './attack_question';

const times = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };

const through = (address: string) => {
  const asked = addressOf(readQuestion(new URLSearchParams(address)));
  const kept = Object.entries(asked).filter(([, value]) => value !== undefined);
  return new URLSearchParams(kept as [string, string][]).toString();
};

it.each([
  '',
  'label=status&class=anomaly_type',
  'label=l&positive=a%2Cb&class=c&entity=user.name&gap=10m',
  'label=l&class=c&attack=attack.id',
])('goes through the address unchanged: %s', (address) => {
  expect(through(address)).toBe(address);
});

it('says nothing of the usual gap', () => {
  expect(through('label=l&class=c&gap=5m')).toBe('label=l&class=c');
});

it('asks by id, or by entity and gap', () => {
  const body = (address: string) => bodyOf(readQuestion(new URLSearchParams(address)), times);
  expect(body('label=l&class=c&entity=user')).toEqual({
    label_field: 'l',
    class_field: 'c',
    entity_field: 'user',
    gap: '5m',
    ...times,
  });
  expect(body('label=l&class=c&entity=user&attack=id&positive=x')).toEqual({
    label_field: 'l',
    class_field: 'c',
    attack_id_field: 'id',
    positive_values: ['x'],
    ...times,
  });
});

it('knows whose flags are asked for', () => {
  expect(readFlaggedBy(new URLSearchParams('by=rules'))).toBe('rules');
  expect(readFlaggedBy(new URLSearchParams('by=dice'))).toBe('verdict');
});
