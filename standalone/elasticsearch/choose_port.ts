import { createServer, type AddressInfo } from 'net';
import { AppError } from '../../common/errors';

/**
 * A loopback port that nobody listens on.
 * @param wanted 1..65535, or 0 for any.
 * @param purpose who wants it, for the message.
 * @throws AppError PORT_TAKEN
 */
export async function choosePort(wanted: number, purpose: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new AppError(
          'PORT_TAKEN',
          cause.code === 'EADDRINUSE'
            ? `Port ${wanted} of 127.0.0.1, wanted for ${purpose}, is taken by another program`
            : `Port ${wanted} of 127.0.0.1 cannot be used: ${cause.message}`,
          { cause },
        ),
      );
    });
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Ports that are tried one after the other. */
const mostPorts = 3;

/**
 * Starts something on a port that nobody listens on. What is slow to start may find the port taken meanwhile,
 * as by a connection that goes out from it: then it is started on another.
 * @param choose a port, anew for each start
 * @throws what the start throws, if not because somebody else has the port
 */
export async function startOnFreePort<T>(
  choose: () => Promise<number>,
  start: (port: number) => Promise<T>,
): Promise<T> {
  for (let left = mostPorts - 1; ; left--) {
    const port = await choose();
    try {
      return await start(port);
    } catch (error) {
      const isCancelled = error instanceof AppError && error.code === 'ABORTED';
      if (left === 0 || isCancelled || !(await isTaken(port))) throw error;
    }
  }
}

const isTaken = (port: number): Promise<boolean> =>
  choosePort(port, 'a start').then(
    () => false,
    () => true,
  );
