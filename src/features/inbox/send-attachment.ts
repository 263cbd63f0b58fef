import { contentDisposition } from '#kernel/files';

/** An attachment as an answer: pictures of our own making are shown in place, a PDF as its sender made it is saved. */
export function sendAttachment(opened: { name: string; mediaType: string; content: Buffer }): Response {
  const isPicture = opened.mediaType.startsWith('image/');
  return new Response(new Uint8Array(opened.content), {
    headers: {
      'content-type': opened.mediaType,
      'content-disposition': contentDisposition(opened.name, isPicture ? 'inline' : 'attachment'),
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
