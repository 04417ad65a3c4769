/** The host that runs outside of Jest: its worker is loaded as a file of its own. */
import path from 'path';

const root = path.resolve(__dirname, '../..');
const { buildHost, isHostStale } = jest.requireActual<{
  buildHost(this: void, root: string): void;
  isHostStale(this: void, root: string): boolean;
}>('../../packaging/build_host');

/** The command line as a file to run with Node. */
export const commandFile = path.join(root, 'bin/anomaly-forest.js');

export function buildHostIfStale(): void {
  if (isHostStale(root)) buildHost(root);
}
