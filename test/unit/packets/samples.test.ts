/** Captures that others made, where they lie beside the project. */
import { createReadStream, existsSync } from 'fs';
import path from 'path';
import { surveyCapture } from '../../../server/detection/packets/survey_capture';

const folder = path.resolve(__dirname, '../../../../shared/data/packets');

const scanned = { source: { ip: '192.168.1.10' }, targets: { ip: ['192.168.1.25'], count: 1 } };
const samples: Array<[string, number, object]> = [
  ['nmap_TCP_SYN_SCAN.pcap', 2020, { rule: 'syn_scan', ports: { count: 1000 }, ...scanned }],
  ['nmap_NULL_SCAN.pcap', 2000, { rule: 'null_scan', ports: { count: 1000 }, ...scanned }],
  ['nmap_UDP_SCAN.pcap', 2028, { rule: 'udp_scan', ports: { count: 1000 }, ...scanned }],
  [
    'arppoison.pcapng',
    165,
    { rule: 'arp_spoofing', source: { ip: '172.16.0.105', mac: '00:25:b3:bf:91:ee' } },
  ],
];

const whereThere = existsSync(folder) ? describe : describe.skip;
whereThere('captures made by others', () => {
  it.each(samples)('%s: the attack is found, and nothing else', async (name, packets, finding) => {
    const chunks = createReadStream(path.join(folder, name)) as AsyncIterable<Buffer>;
    const survey = await surveyCapture(chunks, { name });
    expect(survey).toMatchObject({ packets, decoded: packets, problems: {}, unread: { parts: 0 } });
    expect(survey.findings).toMatchObject([finding]);
  });
});
