import type { IncomingMessage } from 'node:http';

/** How long somebody who is refused in the middle of an upload may go on sending. */
const LINGER_SECONDS = 20;

/**
 * Sends the whole answer at once and ends it when the request has come to its end. A connection that is closed while the
 * other side still sends is reset, and browsers and proxies then show a lost connection in place of the sentence that
 * says what is wrong (RFC 9112 §9.6). What still comes is thrown away as it comes, for 20 seconds at most.
 * @param incoming - nobody reads its body any more
 */
export async function letSenderFinish(incoming: IncomingMessage, response: Response): Promise<Response> {
  if (incoming.complete || incoming.destroyed) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes),
    pull: async (controller) => {
      await untilSent(incoming);
      controller.close();
    },
  });
  const headers = new Headers(response.headers);
  headers.set('content-length', String(bytes.byteLength));
  return new Response(body, { status: response.status, headers });
}

function untilSent(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LINGER_SECONDS * 1000);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    incoming.once('end', done).once('close', done).once('error', done);
    // A reader that was given up would hold back what it no longer takes, or keep it.
    incoming.removeAllListeners('data').removeAllListeners('readable').resume();
  });
}
