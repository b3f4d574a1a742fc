// Sends one answer: compression, delay, drip, cut. Leaves no timer behind when the connection goes away.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Delivery } from './faults.ts';

function acceptsGzip(acceptEncoding: string | null): boolean {
  return (acceptEncoding ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase().replaceAll(' ', ''))
    .some((part) => part === 'gzip' || (part.startsWith('gzip;q=') && Number(part.slice(7)) > 0));
}

function compress(delivery: Delivery, acceptEncoding: string | null): Delivery['answer'] {
  const { answer } = delivery;
  const type = answer.headers['content-type'] ?? '';
  const worthwhile = /^(?:text\/|application\/rss)/.test(type) && answer.body.length > 0 && !delivery.encoded;
  if (!worthwhile) return answer;
  const headers = { ...answer.headers, vary: 'Accept-Encoding' };
  if (!acceptsGzip(acceptEncoding)) return { ...answer, headers };
  return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(answer.body) };
}

/** Sends at once or, with a fault, in its way. */
export function deliver(response: ServerResponse, delivery: Delivery, acceptEncoding: string | null): void {
  // A connection that is cut or fed byte by byte carries the body as it is: the numbers then mean what they say.
  const asIs = delivery.cutAfter !== null || delivery.dripMs !== null;
  const answer = asIs ? delivery.answer : compress(delivery, acceptEncoding);
  const head = () => {
    const length = answer.status === 304 ? {} : { 'content-length': String(answer.body.length) };
    response.writeHead(answer.status, { ...answer.headers, ...length });
  };
  const send = () => {
    if (delivery.cutAfter === 0) {
      response.destroy();
    } else if (delivery.cutAfter !== null) {
      head();
      response.write(answer.body.subarray(0, delivery.cutAfter), () => response.destroy());
    } else if (delivery.dripMs !== null) {
      head();
      response.flushHeaders();
      drip(response, answer.body, delivery.dripMs);
    } else {
      head();
      response.end(answer.body);
    }
  };
  if (delivery.delayMs === 0) {
    send();
    return;
  }
  const timer = setTimeout(send, delivery.delayMs);
  response.once('close', () => clearTimeout(timer));
}

function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) {
      clearInterval(timer);
      response.end();
    }
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}
