import { leaveRuleDraft, takeRuleDraft } from './rule_draft';

class MemoryStore {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, text: string) => void this.kept.set(key, text);
  removeItem = (key: string) => void this.kept.delete(key);
}

const draft = { name: 'Pump', params: { detector_ids: ['pump'], window: '10m' } };

describe('the draft of a rule', () => {
  it('is taken once', () => {
    const store = new MemoryStore();
    leaveRuleDraft(draft, store, 0);
    expect(takeRuleDraft(store, 1_000)).toEqual(draft.params);
    expect(takeRuleDraft(store, 1_000)).toBeUndefined();
  });

  it('is forgotten after a while', () => {
    const store = new MemoryStore();
    leaveRuleDraft(draft, store, 0);
    expect(takeRuleDraft(store, 10 * 60_000)).toBeUndefined();
  });

  it('is nothing where something else stands', () => {
    const store = new MemoryStore();
    leaveRuleDraft({ name: 'x', params: { detector_ids: [], window: 'long' } }, store, 0);
    expect(takeRuleDraft(store, 0)).toBeUndefined();
    const [key = ''] = [...store.kept.keys(), 'anomalyForest.ruleDraft'];
    store.setItem(key, '{');
    expect(takeRuleDraft(store, 0)).toBeUndefined();
  });
});
