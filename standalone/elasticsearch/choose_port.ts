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
