/** The report on an authentication log: attacking addresses with counts, and findings. */
import type { AddressRow } from '../../server/detection/auth_log/address_totals';
import type { AuthSurvey } from '../../server/detection/auth_log/survey_auth_log';
import { lineRemarks, type LineRemark } from '../../server/features/logs/auth/auth_log_reader';
import { count, listing, plural, table } from '../text';
import { openAuthLog, type AuthLogOptions } from './open_auth_log';
import { readAuthSettings } from './read_auth_settings';
import { surveyAuthLog } from './survey_file';

export interface AuthReportOptions extends AuthLogOptions {
  /** JSON file with keywords and limits. */
  settings?: string;
  /** Rows printed of each table. */
  top: number;
}

export type AuthReport = AuthSurvey & { file: string };

/** @throws AppError FILE_NOT_READABLE, LOG_FORMAT_UNKNOWN, REQUEST_INVALID, ABORTED */
export async function makeAuthReport(
  file: string,
  options: AuthReportOptions,
  signal: AbortSignal,
): Promise<AuthReport> {
  const settings = await readAuthSettings(options.settings);
  const log = await openAuthLog(file, options, signal);
  return { file, ...(await surveyAuthLog(log, settings, signal)) };
}

/** What strangers wrote, without characters that a terminal would obey. */
function printable(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- control characters are what it replaces
    /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

const time = (text: string) => text.slice(0, 19).replace('T', ' ');

function addressRow(row: AddressRow): string[] {
  return [
    printable(row.address),
    count(row.attempts),
    count(row.failed_password_lines),
    count(row.failed_lines - row.failed_password_lines),
    count(row.repeated),
    count(row.invalid_user_lines),
    count(row.pam_failure_lines),
    count(row.accepted_lines),
    count(row.users_tried),
    count(row.peak),
    time(row.first_seen),
    time(row.last_seen),
    row.rules.join(', ') || '-',
  ];
}

const addressHeader = [
  'Address',
  'Attempts',
  'Failed password',
  'Otherwise failed',
  'Repeated',
  'Invalid user',
  'PAM failure',
  'Accepted',
  'Users',
  'Peak',
  'First (UTC)',
  'Last (UTC)',
  'Rules',
];

const explanation = (minutes: number) => `
  Attempts         refused logins; one may leave several lines, so the greatest of the kinds of lines counts
  Failed password  lines; check: grep -cE "(Failed|Bad) password .* from ADDRESS[ :]" FILE
  Otherwise failed lines of logins refused in another way (none, publickey, not allowed, login, FTP)
  Repeated         further attempts that lines "message repeated N times" stand for
  Invalid user     lines; check: grep -cE "(Invalid|Illegal) user .* from ADDRESS( |$)" FILE
  PAM failure      lines; check: grep -cE "authentication failures?;.*rhost=ADDRESS( |$)" FILE
                   and lines with the host name, where processes wrote both name and address
  Peak             most attempts within ${minutes} minutes
`;

function describeAddresses(report: AuthReport, top: number): string {
  const { addresses } = report;
  if (addresses.length === 0) return 'No address was refused.';
  const shown = addresses.slice(0, top);
  const suspects = addresses.filter(({ rules }) => rules.length > 0).length;
  const more =
    addresses.length > top ? [`and ${count(addresses.length - top)} more: --top, or --json`] : [];
  return [
    `Addresses that were refused: ${count(addresses.length)}, of which ${count(suspects)} break a rule`,
    '',
    table(addressHeader, shown.map(addressRow)),
    ...more,
    explanation(report.peak_window_s / 60).trimEnd(),
  ].join('\n');
}

function describeFindings(
  { findings, suppressed_findings: suppressed }: AuthReport,
  top: number,
): string {
  const silenced =
    suppressed === 0 ? [] : [`${plural(suppressed, 'finding')} suppressed by the settings.`];
  if (findings.length === 0) return ['No rule found anything.', ...silenced].join('\n');
  const rows = findings
    .slice(0, top)
    .map((finding) => [
      finding.severity,
      finding.name,
      finding.technique.id,
      printable(finding.entity.value),
      time(finding.first_seen),
      time(finding.last_seen),
      count(finding.detected_line),
      printable(finding.reason),
    ]);
  const header = [
    'Severity',
    'Rule',
    'ATT&CK',
    'Who',
    'First (UTC)',
    'Last (UTC)',
    'At line',
    'Why',
  ];
  const more =
    findings.length > top ? [`and ${count(findings.length - top)} more: --top, or --json`] : [];
  return [
    `Findings: ${count(findings.length)}`,
    '',
    table(header, rows),
    ...more,
    ...silenced,
  ].join('\n');
}

function describeRemarks(report: AuthReport): string[] {
  const reasons = (Object.entries(report.remarks) as Array<[LineRemark, number]>).map(
    ([remark, lines]) => `    ${count(lines)} ${remark}: ${lineRemarks[remark]}`,
  );
  if (reasons.length === 0) return [];
  const first = report.first_remarks.map(({ line }) => count(line)).join(', ');
  return [
    `  Not wholly understood: ${plural(report.remarked, 'line')} (the first: ${first}); kept as documents with the reason`,
    ...reasons,
  ];
}

export function describeAuthReport(report: AuthReport, top: number): string {
  const { lines, blank_lines: blank, understood, first_seen: first, last_seen: last } = report;
  const tags = Object.entries(report.tags).map(([tag, n]) => `${printable(tag)} ${count(n)}`);
  const severities = Object.entries(report.severities).map(([name, n]) => `${name} ${count(n)}`);
  return [
    `${report.file}: ${plural(lines, 'line')}, ${count(understood)} understood, ${count(blank)} blank`,
    listing([
      [
        '  Time',
        first === null || last === null ? 'none' : `${time(first)} to ${time(last)} (UTC)`,
      ],
      ['  Tags', tags.join(', ') || 'none'],
      ['  Severity', severities.join(', ') || 'none'],
    ]),
    ...report.notes.map((note) => `  Note: ${note}`),
    ...describeRemarks(report),
    '',
    describeAddresses(report, top),
    '',
    describeFindings(report, top),
  ].join('\n');
}
