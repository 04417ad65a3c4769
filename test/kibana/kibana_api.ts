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

export interface Login {
  username: string;
  password: string;
}

/** The header of a login. */
export const basic = ({ username, password }: Login) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

export class KibanaApi {
  /** Without a login where there is no security, or to see what happens. */
  constructor(
    private readonly url: string,
    private readonly login: Login | null = null,
    private readonly space: string | null = null,
  ) {}

  inSpace(space: string): KibanaApi {
    return new KibanaApi(this.url, this.login, space);
  }

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { body, withXsrfHeader = true } = options;
    const answer = await fetch(
      `${this.url}${this.space === null ? '' : `/s/${this.space}`}${path}`,
      {
        method,
        headers: {
          ...(this.login === null ? {} : { authorization: basic(this.login) }),
          ...(withXsrfHeader ? { 'kbn-xsrf': 'test' } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
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
