import { Readable } from 'node:stream';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import { notFound, type WorkContext } from '#kernel/work';

export interface StoredRow {
  name: string;
  mediaType: string;
  size: number;
  storeKey: string;
}

/** A stored file of the content. @throws AppError 404 when it is gone */
export async function findStored(tx: Tx, fileId: string): Promise<StoredRow> {
  const row = await tx.one<StoredRow>(
    `select name, media_type as "mediaType", size, store_key as "storeKey" from files
      where tenant_id = balai.tenant_id() and id = $1 and kind in ('cms_document', 'cms_media') and removed_at is null`,
    [fileId],
  );
  if (!row) throw notFound();
  return row;
}

/** The bytes as an answer; after the transaction, so that a slow reader holds a file and not a connection. */
export async function sendStored(
  ctx: Pick<WorkContext, 'app'>,
  row: StoredRow,
  options: { isDownload: boolean; cache: string },
): Promise<Response> {
  return new Response(Readable.toWeb(await ctx.app.files.get(row.storeKey)) as ReadableStream, {
    headers: {
      'content-type': row.mediaType,
      'content-length': String(row.size),
      'content-disposition': contentDisposition(row.name, options.isDownload ? 'attachment' : 'inline'),
      'cache-control': options.cache,
    },
  });
}
