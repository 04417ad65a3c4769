import { AppError } from '../../common/errors';
import { noCredentials } from '../detection/ports/detector_credentials';
import { createElasticsearchPorts } from '../elasticsearch/elasticsearch_ports';
import { aDetector } from '../detection/ports/ports.mock';
import { refusingClient } from './refusing_client';

const refusal = new AppError('CREDENTIALS_INVALID', 'Detector pump has no API key.');
const { signal } = new AbortController();

test('whatever is asked of the cluster fails with the error, and nothing else happens', async () => {
  const { destination, reader, results, writer } = createElasticsearchPorts(
    refusingClient(refusal),
  );
  const detector = aDetector();
  const range = { from: null, to: null };
  const read = async () => {
    for await (const page of reader.pages(detector.source, range, signal)) return page;
    return null;
  };
  const write = {
    id: 'a',
    source: { index: 'pump', id: '1' },
    time: null,
    json: Buffer.from('{}'),
  };
  await expect(read()).rejects.toBe(refusal);
  await expect(writer.write(detector, [write], signal)).rejects.toBe(refusal);
  await expect(results.settledCounts(detector, signal)).rejects.toBe(refusal);
  await expect(destination.prepare('pump-ml', signal)).rejects.toBe(refusal);
  await expect(destination.check('pump-ml', signal)).rejects.toBe(refusal);
  expect(await noCredentials.describe('pump')).toBeNull();
});

test('it is no promise, so that it can be handed on by one', async () => {
  const client = refusingClient(refusal);
  expect(await Promise.resolve(client)).toBe(client);
});
