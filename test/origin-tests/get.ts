// A bare HTTP client for the tests of the sample site: no pooling, no redirects, no inflating unless asked for.
import { Agent, get as httpGet, type IncomingHttpHeaders } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Rejects when the connection ends before the whole answer has come. */
export function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpGet(url, { headers, agent: new Agent({ keepAlive: false }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
  });
}

export async function getText(url: string): Promise<string> {
  return (await get(url)).body.toString('utf8');
}
