import { type PageAnswer, type RequestContext, readForm, redirectTo } from '#kernel/http';
import { AppError } from '#kernel/work';
import { deletePage } from '../pages/delete-page.tsx';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';
import { answerEntry } from '../save/answer-entry.ts';
import { deleteEntry, restoreEntry } from '../save/delete-entry.ts';
import { judgeIntake } from '../save/judge-intake.ts';
import { publishEntry, withdrawEntry } from '../save/publish-entry.ts';
import { showFault } from './entry-page.ts';
import { idOf, oneOf } from './parameters.ts';

/** Takes an entry out with a reason; the list then offers the way back. */
export async function remove(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const reason = (oneOf((await readForm(ctx)).reason) ?? '').trim();
  if (reason.length < 5 || reason.length > 500) {
    const entry = await ctx.transaction((tx) => findEntry(ctx, tx, register, idOf(ctx)));
    return deletePage({
      ctx,
      register,
      entry,
      typed: reason,
      fault: 'Tulis alasannya, paling sedikit 5 huruf.',
    });
  }
  await ctx.transaction((tx) => deleteEntry(ctx, tx, register, idOf(ctx), reason));
  return redirectTo(`${register.page}?dihapus=${idOf(ctx)}`);
}

/** Undoes a deletion. */
export async function putBack(ctx: RequestContext, register: Register): Promise<Response> {
  await ctx.transaction((tx) => restoreEntry(ctx, tx, register, idOf(ctx)));
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Catatan dikembalikan ke dalam buku.',
  });
}

/** Answers an entry from its page. */
export async function answer(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const typed = oneOf((await readForm(ctx)).answer) ?? '';
  const fault = answerFault(register, typed);
  if (fault) return showFault(ctx, register, { answer: fault }, { answer: typed });
  await ctx.transaction((tx) => answerEntry(ctx, tx, register, idOf(ctx), typed.trim()));
  return redirectTo(`${register.page}/${idOf(ctx)}`, { tone: 'success', text: 'Tanggapan tersimpan.' });
}

/** What is wrong with an answer, in words; the same for page and API. */
export function answerFault(register: Register, text: string): string | undefined {
  const { label, maxLength = 5_000 } = register.answer!;
  if (text.trim() === '') return `${label} perlu diisi.`;
  return text.length > maxLength ? `Paling banyak ${maxLength.toLocaleString('id-ID')} huruf.` : undefined;
}

/** Shows an entry to everybody, with the columns that were ticked. */
export async function publish(ctx: RequestContext, register: Register): Promise<PageAnswer | Response> {
  const columns = [(await readForm(ctx)).columns ?? []].flat();
  try {
    await ctx.transaction((tx) => publishEntry(ctx, tx, register, idOf(ctx), columns));
  } catch (error) {
    if (error instanceof AppError && error.status === 422)
      return showFault(ctx, register, error.fields, { columns });
    throw error;
  }
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Catatan terbit di halaman umum.',
  });
}

/** Takes an entry back from the public pages. */
export async function withdraw(ctx: RequestContext, register: Register): Promise<Response> {
  await ctx.transaction((tx) => withdrawEntry(ctx, tx, register, idOf(ctx)));
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Catatan ditarik dari halaman umum.',
  });
}

/** Accepts or refuses what a visitor sent. */
export async function judge(
  ctx: RequestContext,
  register: Register,
  verdict: 'accepted' | 'refused',
): Promise<Response> {
  await ctx.transaction((tx) => judgeIntake(ctx, tx, register, idOf(ctx), verdict));
  return redirectTo(`${register.page}/${idOf(ctx)}`, {
    tone: 'success',
    text: verdict === 'accepted' ? 'Kiriman diterima ke dalam buku.' : 'Kiriman ditolak.',
  });
}
