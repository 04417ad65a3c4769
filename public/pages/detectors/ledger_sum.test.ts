import type { Ledger } from '../../../common/detector_state';
import { ledgerDifference, ledgerIn, ledgerTerms } from './ledger_sum';

const ledger: Ledger = {
  skip_reasons: [],
  ingested: 100,
  scored: 80,
  skipped: 10,
  dead_lettered: 5,
  pending: 4,
  missing: 1,
  gone: 0,
};

describe('the ledger as a sum', () => {
  it('adds up', () => {
    expect(ledgerDifference(ledger)).toBe(0);
  });

  it('counts settled documents that are gone from the source as having come in', () => {
    const shrunk = { ...ledger, ingested: 90, gone: 10 };
    expect(ledgerIn(shrunk)).toBe(100);
    expect(ledgerDifference(shrunk)).toBe(0);
  });

  it('tells what is lost and what is doubled', () => {
    expect(ledgerDifference({ ...ledger, scored: 79 })).toBe(-1);
    expect(ledgerDifference({ ...ledger, scored: 82 })).toBe(2);
  });

  it('has a term for every place a document can be in', () => {
    const places = Object.keys(ledger).filter(
      (key) => !['ingested', 'gone', 'skip_reasons'].includes(key),
    );
    expect(ledgerTerms.map(({ key }) => key)).toEqual(places);
  });
});
