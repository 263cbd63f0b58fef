import type { Tx } from '#kernel/database';
import type { PageAnswer, RequestContext } from '#kernel/http';
import type { AppError } from '#kernel/work';
import { mayChange, mayDo } from '../actor.ts';
import { readExtraFields } from '../extra-fields.ts';
import { type DetailPageProps, detailPage } from '../pages/detail-page.tsx';
import type { Entry } from '../read/entry.ts';
import { readFileInfos } from '../read/file-infos.ts';
import { findEntry } from '../read/find-entry.ts';
import { readHistory } from '../read/history.ts';
import type { Register } from '../register.ts';
import { openEntry } from '../sensitive.ts';
import { idOf } from './parameters.ts';

/** One entry; `?buka=1` opens its sealed values. */
export async function showEntry(ctx: RequestContext, register: Register): Promise<PageAnswer> {
  return ctx.transaction(async (tx) => {
    const entry = await findEntry(ctx, tx, register, idOf(ctx));
    const isOpened = ctx.query.get('buka') === '1';
    return detailPage(
      await detailProps(
        ctx,
        tx,
        register,
        isOpened ? await openEntry(ctx, tx, register, entry) : entry,
        isOpened,
      ),
    );
  });
}

/** The entry's page with the form on it that came back. */
export async function showFault(
  ctx: RequestContext,
  register: Register,
  faults: AppError['fields'],
  typed: NonNullable<DetailPageProps['typed']>,
): Promise<PageAnswer> {
  return ctx.transaction(async (tx) => {
    const entry = await findEntry(ctx, tx, register, idOf(ctx));
    return detailPage({ ...(await detailProps(ctx, tx, register, entry)), faults, typed, status: 422 });
  });
}

/** Everything the page of an entry shows. */
export async function detailProps(
  ctx: RequestContext,
  tx: Tx,
  register: Register,
  entry: Entry,
  isOpened = false,
): Promise<DetailPageProps> {
  // The log of an entry is for who works with the book; a reader of it sees the entry.
  const isInsider = mayChange(ctx, register) || mayDo(ctx, register, 'export') || ctx.can('audit', 'read');
  return {
    ctx,
    register,
    extra: await readExtraFields(tx, register),
    entry,
    history: isInsider ? await readHistory(ctx, tx, register, entry.id) : [],
    files: await readFileInfos(tx, register, entry),
    isOpened,
  };
}
