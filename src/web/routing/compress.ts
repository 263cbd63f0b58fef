import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /^(text\/|application\/(json|problem\+json|javascript|xml|manifest)|image\/svg)/;
/** Below this a packet is a packet. */
const WORTH_BYTES = 1_400;

/** Packs a text answer the way the browser asked for; pictures, PDFs, streams and downloads pass as they are. */
export async function compress(request: Request, answer: Response): Promise<Response> {
  const { headers } = answer;
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  if (!encoding || !answer.body || headers.has('content-encoding') || headers.has('content-disposition'))
    return answer;
  if (!TEXT.test(headers.get('content-type') ?? '')) return answer;
  const plain = Buffer.from(await answer.arrayBuffer());
  headers.append('vary', 'Accept-Encoding');
  if (plain.length < WORTH_BYTES) return new Response(plain, answer);
  const packed =
    encoding === 'br'
      ? brotliCompressSync(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 4,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        })
      : gzipSync(plain, { level: 5 });
  const result = new Response(new Uint8Array(packed), answer);
  result.headers.set('content-encoding', encoding);
  result.headers.delete('content-length');
  return result;
}
