import type { OpenedProof } from '#features/dues';
import { contentDisposition, signFileLink, verifyFileLink } from '#kernel/files';
import type { RequestContext } from '#kernel/http';

/** Long enough to look at a proof twice; the page makes a fresh link each time it is shown. */
const LIFE_SECONDS = 900;

type Proof = { id: string; proofFileId: string };

/** The address of a payment's proof: opens for whoever holds the right, for a quarter of an hour. */
export function proofUrl(ctx: RequestContext, payment: Proof): string {
  const token = signFileLink(linkKey(ctx), linkOf(ctx, payment), { now: ctx.now, seconds: LIFE_SECONDS });
  return `/treasury/dues/payments/${payment.id}/proof/${token}`;
}

/** @throws FileError `file_link_invalid` (404), `file_link_expired` (410) */
export function checkProofUrl(ctx: RequestContext, payment: Proof, token: string): void {
  verifyFileLink(linkKey(ctx), token, linkOf(ctx, payment), ctx.now);
}

const linkKey = (ctx: RequestContext): Buffer => ctx.app.serverKey('file-link');

/** Bound to file and organisation: the route's guard asks for the person. */
const linkOf = (ctx: RequestContext, payment: Proof) => ({
  fileId: payment.proofFileId,
  accountId: ctx.tenant.id,
});

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
