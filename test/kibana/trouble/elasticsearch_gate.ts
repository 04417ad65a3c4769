/**
 * An address of Elasticsearch that can be shut: then connections are refused and cut, as by a cluster
 * that is not there. (The fault proxy answers, so that a client never sees a refused connection.)
 */
import net from 'net';

export class ElasticsearchGate {
  private server: net.Server | null = null;
  private readonly sockets = new Set<net.Socket>();

  private constructor(
    private readonly target: URL,
    private readonly port: number,
  ) {}

  /** Shut, on a port that is free. */
  static async create(elasticsearchUrl: string): Promise<ElasticsearchGate> {
    const probe = net.createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as net.AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    return new ElasticsearchGate(new URL(elasticsearchUrl), port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = net.createServer((client) => this.pass(client));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private pass(client: net.Socket): void {
    const port = Number(this.target.port || 80);
    const cluster = net.connect({ port, host: this.target.hostname });
    for (const [one, other] of [
      [client, cluster],
      [cluster, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
