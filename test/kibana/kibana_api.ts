/** Calls of Kibana's HTTP API, as a script would make them. */

export interface Answer {
  status: number;
  body: unknown;
}

export interface CallOptions {
  body?: unknown;
  /** Kibana refuses writes without this header. */
  withXsrfHeader?: boolean;
}

export class KibanaApi {
  constructor(private readonly url: string) {}

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { body, withXsrfHeader = true } = options;
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(withXsrfHeader ? { 'kbn-xsrf': 'test' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    try {
      return { status: answer.status, body: JSON.parse(text) as unknown };
    } catch {
      return { status: answer.status, body: text };
    }
  }

  /** The body of an answer with status 200. @throws Error that says what came instead. */
  async get200(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.call(method, path, { body });
    if (answer.status === 200) return answer.body;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
