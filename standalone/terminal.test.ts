import { PassThrough } from 'stream';
import { Terminal } from './terminal';

test('logs with the time of day; stages have their duration', async () => {
  const out = new PassThrough();
  const terminal = new Terminal(out as unknown as NodeJS.WriteStream, false);
  terminal.warn('ASSET_MISSING Detector a: Missing. Install it.');
  terminal.debug('never shown');
  await terminal.stage('Pages', () => Promise.resolve());
  expect(String(out.read())).toMatch(
    /^\d\d:\d\d:\d\d ⚠ ASSET_MISSING Detector a: Missing\. Install it\.\n✔ Pages \(\d\.\d s\)\n$/,
  );
});
