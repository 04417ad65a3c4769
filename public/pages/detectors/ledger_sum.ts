/** The ledger as a sum that a reader can check. */
import { i18n } from '@kbn/i18n';
import type { Ledger } from '../../../common/detector_state';

export interface LedgerTerm {
  key: Exclude<keyof Ledger, 'skip_reasons'>;
  label: string;
  /** What these documents are, and what becomes of them. */
  meaning: string;
}

/** Where settled and unsettled documents are: these add up to what came in. */
export const ledgerTerms: readonly LedgerTerm[] = [
  {
    key: 'scored',
    label: i18n.translate('anomalyForest.detectors.ledgerSum.scoredLabel', {
      defaultMessage: 'Scored',
    }),
    meaning: i18n.translate('anomalyForest.detectors.ledgerSum.haveScoreVerdictMeaning', {
      defaultMessage: 'Have a score and a verdict.',
    }),
  },
  {
    key: 'skipped',
    label: i18n.translate('anomalyForest.detectors.ledgerSum.skippedLabel', {
      defaultMessage: 'Skipped',
    }),
    meaning: i18n.translate('anomalyForest.detectors.ledgerSum.couldNotScoredEachMeaning', {
      defaultMessage: 'Could not be scored; each result says why.',
    }),
  },
  {
    key: 'dead_lettered',
    label: i18n.translate('anomalyForest.detectors.ledgerSum.deadLetteredLabel', {
      defaultMessage: 'Dead-lettered',
    }),
    meaning: i18n.translate(
      'anomalyForest.detectors.ledgerSum.wereRefusedElasticsearchKeptMeaning',
      { defaultMessage: 'Were refused by Elasticsearch and are kept with the reason.' },
    ),
  },
  {
    key: 'pending',
    label: i18n.translate('anomalyForest.detectors.ledgerSum.pendingLabel', {
      defaultMessage: 'Pending',
    }),
    meaning: i18n.translate('anomalyForest.detectors.ledgerSum.newerThanLastRunMeaning', {
      defaultMessage: 'Newer than the last run; the next one takes them.',
    }),
  },
  {
    key: 'missing',
    label: i18n.translate('anomalyForest.detectors.ledgerSum.missingLabel', {
      defaultMessage: 'Missing',
    }),
    meaning: i18n.translate('anomalyForest.detectors.ledgerSum.cameLateNextReconcileMeaning', {
      defaultMessage: 'Came late; the next reconcile run finds and scores them.',
    }),
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
