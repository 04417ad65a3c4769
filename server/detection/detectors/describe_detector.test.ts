import { describeDetectors } from './describe_detector';
import { aDetector, documents, trainedWorld } from '../ports/ports.mock';

it('counts the rows of waiting detectors alone where that is asked for', async () => {
  const ports = await trainedWorld(documents(60));
  ports.stored.set('new', aDetector({ id: 'new' }));
  const { signal } = new AbortController();
  const counted = async (whose: 'all' | 'waiting') => {
    const list = await describeDetectors(ports, signal, whose);
    return list.map(({ detector, ledger, ledger_error }) => [
      detector.id,
      ledger?.ingested,
      ledger_error,
    ]);
  };
  expect(await counted('all')).toEqual([
    ['new', 60, null],
    ['pump', 60, null],
  ]);
  expect(await counted('waiting')).toEqual([
    ['new', 60, null],
    ['pump', undefined, null],
  ]);
});
