/** All that is wrong, in one list: what, why, what to do, and where. */
import { i18n } from '@kbn/i18n';
import { detectorPath } from '../../application/paths';
import type { Status } from '../../hooks/use_status';

export interface Problem {
  /** What it happened to. */
  subject: string;
  /** Page that tells more; null where there is none. */
  path: string | null;
  /** Of the catalogue; null where there is none. */
  code: string | null;
  message: string;
  remedy: string;
}

/** What an asset that was not installed keeps from working is said in its reason. */
const assetRemedy = i18n.translate('anomalyForest.status.problems.giveHostRightsReasonText', {
  defaultMessage:
    'Give the host the rights that the reason names, and start it again: assets are installed at start-up.',
});

export function problemsOf({ assets, detectors, elasticsearch }: Status): Problem[] {
  const problems: Problem[] = [];
  if (elasticsearch.error !== null) {
    problems.push({
      subject: i18n.translate('anomalyForest.status.problems.elasticsearchText', {
        defaultMessage: 'Elasticsearch',
      }),
      path: null,
      ...elasticsearch.error,
    });
  }
  for (const { error, id, name, phase } of detectors?.list ?? []) {
    // Somebody stopped it: what kept it from scoring before keeps nobody now.
    if (error === null || phase === 'disabled') continue;
    problems.push({ subject: name, path: detectorPath(id), ...error });
  }
  for (const { kind, name, reason, status } of assets) {
    if (status !== 'failed') continue;
    const subject = `${kind.replaceAll('_', ' ')} ${name}`;
    const message =
      reason ??
      i18n.translate('anomalyForest.status.problems.couldNotInstalledText', {
        defaultMessage: 'It could not be installed.',
      });
    problems.push({ subject, path: null, code: null, message, remedy: assetRemedy });
  }
  return problems;
}
