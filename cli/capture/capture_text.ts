/** A survey of a capture for people. */
import type { PacketFinding } from '../../common/packet_finding';
import type { PacketWindowCounts } from '../../server/detection/packets/packet_windows';
import type { CaptureSurvey } from '../../server/detection/packets/survey_capture';
import { linkTypesRead } from '../../server/features/packets/link_layer';
import { count, listing, plural, table } from '../text';

function shortened(values: readonly (string | number)[], total: number, most: number): string {
  const shown = values.slice(0, most).join(', ');
  return total > most ? `${shown} and ${count(total - most)} more` : shown;
}

const sourceOf = ({ source }: PacketFinding) => {
  if (source.ip === null) return source.mac ?? 'unknown';
  return source.mac === null ? source.ip : `${source.ip} (${source.mac})`;
};

const rowOf = (finding: PacketFinding): string[] => [
  finding.detected_at,
  finding.name,
  sourceOf(finding),
  shortened(finding.targets.ip, finding.targets.count, 2),
  finding.ports.count === 0 ? '-' : shortened(finding.ports.numbers, finding.ports.count, 3),
  finding.technique.id,
  finding.reason,
];

/** A finding in one line, at the moment when it is made. */
export function describeFinding(finding: PacketFinding): string {
  const { detected_at: at, name, technique, targets } = finding;
  const target = shortened(targets.ip, targets.count, 2);
  return `${at}  ${name} (${technique.id}) by ${sourceOf(finding)}, target ${target}`;
}

const header = ['Detected', 'Finding', 'Attacker', 'Target', 'Ports', 'ATT&CK', 'Reason'];

function describeFindings({
  findings,
  more_findings: more,
  suppressed_findings: suppressed,
}: CaptureSurvey): string[] {
  const silenced =
    suppressed === 0 ? [] : [`${plural(suppressed, 'finding')} suppressed by the settings.`];
  if (findings.length === 0) return ['No rule found anything.', ...silenced];
  const beyond = more === 0 ? [] : [`and ${count(more)} more`];
  return [table(header, findings.map(rowOf)), ...beyond, ...silenced];
}

function describeLinkTypes({ unknown_link_types: unknown }: CaptureSurvey): string[] {
  if (unknown.length === 0) return [];
  return [
    `  Note: link type ${unknown.join(', ')} is not read (https://www.tcpdump.org/linktypes.html); ${linkTypesRead.join(', ')} are.`,
    '  Capture on an interface of one of these: `tcpdump -L -i INTERFACE` lists what it has, `-y` chooses, `-i any` always is one.',
  ];
}

function describeProblems({ problems, unread }: CaptureSurvey): string[] {
  const byCode = Object.entries(problems).map(([code, packets]) => `${count(packets)} ${code}`);
  const parts = unread.first.map(
    ({ problem, offset, bytes }) =>
      `${problem} at byte ${count(offset)} (${plural(bytes, 'byte')})`,
  );
  return [
    ...(byCode.length === 0 ? [] : [`  Not decoded to the end: ${byCode.join(', ')}`]),
    ...(unread.parts === 0
      ? []
      : [`  Not read: ${shortened(parts, unread.parts, parts.length)}; ${plural(unread.bytes, 'byte')} in all`]), // prettier-ignore
  ];
}

/** What was read, without the findings. */
export function describePackets(survey: CaptureSurvey, name: string): string {
  const protocols = Object.entries(survey.protocols).map(([of, packets]) => `${of} ${count(packets)}`); // prettier-ignore
  return [
    `${plural(survey.packets, 'packet')} of ${name}, ${count(survey.decoded)} decoded`,
    listing([
      ['  From', survey.first_packet ?? '-'],
      ['  To', survey.last_packet ?? '-'],
      ['  Protocols', protocols.join(', ') || '-'],
    ]),
    ...describeProblems(survey),
    ...describeLinkTypes(survey),
    ...(survey.time_jumps === 0
      ? []
      : [
          `  Note: time went back ${plural(survey.time_jumps, 'time')}; the rules began anew there.`,
        ]),
    ...(survey.forgotten === 0
      ? []
      : [`  Note: the rules forgot ${plural(survey.forgotten, 'entry')} early, as too much went on at once.`]), // prettier-ignore
  ].join('\n');
}

export function describeReport(survey: CaptureSurvey, name: string): string {
  return [describePackets(survey, name), '', ...describeFindings(survey)].join('\n');
}

/** Windows, and the packets that are in none. */
export function describeWindows(counts: PacketWindowCounts): string {
  const left = [
    counts.without_sender === 0 ? [] : [`${count(counts.without_sender)} without a sender`],
    counts.late === 0 ? [] : [`${count(counts.late)} that came after their window`],
  ].flat();
  const without = left.length === 0 ? '' : `; left out: ${left.join(', ')}`;
  const bound =
    counts.beyond_bound === 0
      ? ''
      : `; ${count(counts.beyond_bound)} of senders that are too many to tell apart`;
  const jumps =
    counts.time_jumps === 0
      ? ''
      : `; time went back ${plural(counts.time_jumps, 'time')}, and windows began anew there`;
  return `${plural(counts.windows, 'window')} of ${plural(counts.packets, 'packet')}${without}${bound}${jumps}`;
}
