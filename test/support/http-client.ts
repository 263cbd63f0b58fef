import { request as httpRequest } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
  readonly text: string;
  readonly json: unknown;
}

/** A small browser without script: keeps cookies, knows the form token of the last page, sends what a form sends. */
export class HttpClient {
  readonly cookies = new Map<string, string>();
  bearer: string | undefined;
  #csrf = '';
  readonly #port: number;
  readonly host: string;

  constructor(port: number, host: string) {
    this.#port = port;
    this.host = host;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** Posts a form the way a page of this organisation would, with its token. */
  async post(
    path: string,
    fields: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams();
    if (!('_csrf' in fields)) body.append('_csrf', await this.csrf());
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one);
    return this.send('POST', path, body.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      origin: `http://${this.host}`,
      ...headers,
    });
  }

  /** Posts a multipart form; the token goes first, as the page sends it. */
  async postFiles(
    path: string,
    fields: Record<string, string | { name: string; type: string; content: Uint8Array }>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const form = new FormData();
    if (!this.bearer && !('_csrf' in fields)) form.append('_csrf', await this.csrf());
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, new File([new Uint8Array(value.content)], value.name, { type: value.type }));
    }
    const encoded = new Response(form);
    return this.send('POST', path, Buffer.from(await encoded.arrayBuffer()), {
      'content-type': encoded.headers.get('content-type')!,
      origin: `http://${this.host}`,
      ...headers,
    });
  }

  postJson(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.sendJson('POST', path, body, headers);
  }

  async sendJson(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body), {
      'content-type': 'application/json',
      accept: 'application/json',
      origin: `http://${this.host}`,
      ...(this.bearer || this.cookies.size === 0 ? {} : { 'x-csrf-token': await this.csrf() }),
      ...headers,
    });
  }

  async csrf(): Promise<string> {
    if (this.#csrf === '') await this.get('/login');
    if (this.#csrf === '') await this.get('/me/security');
    return this.#csrf;
  }

  send(
    method: string,
    path: string,
    body?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port: this.#port,
          method,
          path,
          headers: {
            host: this.host,
            ...(this.cookies.size > 0
              ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
              : {}),
            ...(this.bearer ? { authorization: `Bearer ${this.bearer}` } : {}),
            ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const bytes = Buffer.concat(chunks);
            this.#keepCookies(response.headers['set-cookie'] ?? []);
            const text = bytes.toString('utf8');
            const token = /name="csrf-token" content="([^"]+)"/.exec(text);
            if (token) this.#csrf = token[1]!;
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes,
              text,
              get json() {
                return JSON.parse(text) as unknown;
              },
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      const isGone = attributes.some((attribute) => /max-age=0|expires=thu, 01 jan 1970/i.test(attribute));
      if (isGone) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(at + 1).trim());
      // The form token is bound to the session: another session, another token.
      if (name.endsWith('session')) this.#csrf = '';
    }
  }
}
