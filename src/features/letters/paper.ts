import type { Tx } from '#kernel/database';
import { keepPrivateFile, openPrivateFile } from '#kernel/files';
import { plainTheme, renderPdf } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { signingKey } from './certificate.ts';
import { contentPlace, type LetterContent, readLetter, tokenOf } from './letter.ts';
import { signDetached } from './pades/cms.ts';
import { stampPdf } from './pades/stamp-pdf.ts';
import type { LetterPlace } from './place.ts';

const OWNER = { resource: 'letter', kind: 'letter' };

/**
 * Makes the signed PDF of a letter from what was frozen at signing; once it is there it stays. May be killed and called
 * again: number and content are settled already.
 */
export async function makePaper(ctx: WorkContext, tx: Tx, place: LetterPlace, id: string): Promise<void> {
  const letter = await readLetter(tx, id, 'for update');
  if (letter.fileId) return;
  const row = await tx.one<{ content: string }>(
    'select content from letters where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const content = JSON.parse(keys.open(row!.content, contentPlace)) as LetterContent;
  const emblem = await readEmblem(ctx, tx);
  const token = tokenOf(keys.signingKey, id, letter.contentHash);
  const address = ctx.app.urlOf(ctx.tenant, place.checkUrl(token));
  const { pdf } = await renderPdf(
    'letter',
    {
      theme: plainTheme,
      letterhead: { ...content.letterhead, ...(emblem ? { emblem: 'emblem' } : {}) },
      ...{ title: content.title, number: content.number, body: content.body, signature: content.signature },
      check: {
        qr: address,
        address: address.replace(/^https?:\/\//, ''),
        code: letter.contentHash.slice(0, 16),
      },
    },
    emblem ? { images: { emblem } } : {},
  );
  const key = await signingKey(ctx, tx);
  const signed = await stampPdf(
    pdf,
    {
      name: content.signature.name ?? ctx.tenant.name,
      reason: `${content.title} ${content.number}`,
      at: letter.signedAt,
    },
    (parts) => signDetached(parts, key),
  );
  const kept = await keepPrivateFile(ctx, tx, {
    ...{ ...OWNER, objectId: id, name: `${content.title} ${content.number.replaceAll('/', '-')}.pdf` },
    ...{ mediaType: 'application/pdf', content: signed, uploadedBy: null },
  });
  await tx.execute(
    'update letters set file_id = $2, pdf_hash = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, kept.id, kept.sha256],
  );
}

/** The paper of a letter that the caller reaches; made now if a kill left it unmade. @throws AppError 404 */
export async function openLetterFile(ctx: WorkContext, tx: Tx, place: LetterPlace, id: string) {
  await makePaper(ctx, tx, place, id);
  const letter = await readLetter(tx, id);
  return openPrivateFile(ctx, tx, letter.fileId!, { ...OWNER, objectId: id });
}

async function readEmblem(ctx: WorkContext, tx: Tx): Promise<Buffer | undefined> {
  const { logoFileId } = await readSetting(tx, organisationProfile);
  if (!logoFileId) return undefined;
  const file = await tx.one<{ key: string }>(
    `select store_key as key from files where tenant_id = balai.tenant_id() and id = $1 and is_public`,
    [logoFileId],
  );
  if (!file) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of await ctx.app.files.get(file.key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
