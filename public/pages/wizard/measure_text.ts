/** What the usual measures of a window are, for people. */
import { i18n } from '@kbn/i18n';
import type { Measure } from '../../../common/windows';

const meanings: Readonly<Record<string, string>> = {
  logins: i18n.translate('anomalyForest.wizard.measureText.loginsText', {
    defaultMessage: 'Logins that worked',
  }),
  failed_logins: i18n.translate('anomalyForest.wizard.measureText.failedLoginsText', {
    defaultMessage: 'Logins that were refused',
  }),
  login_attempts: i18n.translate('anomalyForest.wizard.measureText.loginAttemptsText', {
    defaultMessage: 'Logins of both kinds',
  }),
  failure_rate: i18n.translate('anomalyForest.wizard.measureText.failureRateText', {
    defaultMessage: 'Share of the logins that was refused, 0 to 1',
  }),
  file_events: i18n.translate('anomalyForest.wizard.measureText.fileEventsText', {
    defaultMessage: 'Events about files',
  }),
  api_calls: i18n.translate('anomalyForest.wizard.measureText.apiCallsText', {
    defaultMessage: 'Calls of an API',
  }),
  bytes: i18n.translate('anomalyForest.wizard.measureText.bytesText', {
    defaultMessage: 'Bytes, added up',
  }),
  addresses: i18n.translate('anomalyForest.wizard.measureText.addressesText', {
    defaultMessage: 'Different source addresses',
  }),
  countries: i18n.translate('anomalyForest.wizard.measureText.countriesText', {
    defaultMessage: 'Different countries',
  }),
  distance_km: i18n.translate('anomalyForest.wizard.measureText.distanceText', {
    defaultMessage: 'Longest way between two logins, in km',
  }),
  speed_kmh: i18n.translate('anomalyForest.wizard.measureText.speedText', {
    defaultMessage: 'Fastest way between two logins, in km/h',
  }),
  hour: i18n.translate('anomalyForest.wizard.measureText.hourText', {
    defaultMessage: 'Hour of the day at which the window begins, UTC',
  }),
};

export const meaningOf = ({ name }: Measure): string => meanings[name] ?? name;

/** What a measure is made from: fields, other measures, or nothing but the time. */
export function madeFrom({ field, where = [], of, by }: Measure): string[] {
  const parts = [field, ...where.map((condition) => condition.field), of, by];
  return [...new Set(parts.filter((part) => part !== undefined))];
}
