/** The ledger as a sum that a reader can check. */
import type { Ledger } from '../../../common/detector_state';

export interface LedgerTerm {
  key: Exclude<keyof Ledger, 'skip_reasons'>;
  label: string;
  /** What these documents are, and what becomes of them. */
  meaning: string;
}

/** Where settled and unsettled documents are: these add up to what came in. */
export const ledgerTerms: readonly LedgerTerm[] = [
  { key: 'scored', label: 'Scored', meaning: 'Have a score and a verdict.' },
  { key: 'skipped', label: 'Skipped', meaning: 'Could not be scored; each result says why.' },
  {
    key: 'dead_lettered',
    label: 'Dead-lettered',
    meaning: 'Were refused by Elasticsearch and are kept with the reason.',
  },
  {
    key: 'pending',
    label: 'Pending',
    meaning: 'Newer than the last run; the next one takes them.',
  },
  {
    key: 'missing',
    label: 'Missing',
    meaning: 'Came late; the next reconcile run finds and scores them.',
  },
];

/** What came in: documents in the source, and those settled that have been deleted since. */
export function ledgerIn({ gone, ingested }: Ledger): number {
  return ingested + gone;
}

/** What the terms add up to less what came in: 0 when nothing is lost and nothing doubled. */
export function ledgerDifference(ledger: Ledger): number {
  return ledgerTerms.reduce((sum, { key }) => sum + ledger[key], 0) - ledgerIn(ledger);
}
