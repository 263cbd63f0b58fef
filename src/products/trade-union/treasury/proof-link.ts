import type { OpenedProof } from '#features/dues';
import { contentDisposition, signFileLink } from '#kernel/files';
import { accountOf, type RequestContext } from '#kernel/http';

export const proofKey = (ctx: RequestContext): Buffer => ctx.app.serverKey('file-link');

/** The address of a payment's proof for this account, good for five minutes. */
export function proofUrl(
  ctx: RequestContext,
  payment: { id: string; proofFileId: string },
  base: string,
): string {
  const { accountId } = accountOf(ctx);
  const token = signFileLink(proofKey(ctx), { fileId: payment.proofFileId, accountId }, { now: ctx.now });
  return `${base}/${payment.id}/proof?t=${token}`;
}

/** The answer with a proof in it: pictures of our own making are shown in place, a PDF as its sender made it is saved. */
export function proofFileOf(proof: OpenedProof): Response {
  const isPicture = proof.mediaType.startsWith('image/');
  return new Response(new Uint8Array(proof.content), {
    headers: {
      'content-type': proof.mediaType,
      'content-disposition': contentDisposition(
        isPicture ? 'bukti.jpg' : 'bukti.pdf',
        isPicture ? 'inline' : 'attachment',
      ),
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
