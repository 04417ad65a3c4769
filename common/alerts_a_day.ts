/** A rate of alerts, 0 and more a day, as people are told it. */

/** An estimate from a sample or a span: what lies beyond three digits says nothing. */
const digits = 3;

export const roundedAlerts = (alerts: number): number => Number(alerts.toPrecision(digits));

/** The same as text, grouped and pointed as the locale does: "0.0432", "8.33", "12,300". */
export const alertsADayText = (alerts: number, locale: string): string =>
  roundedAlerts(alerts).toLocaleString(locale, { maximumSignificantDigits: digits });
