import { keepProof, PROOF_METHODS, readBill, readPaymentsOf, submitPaymentProof } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { UploadedFile } from '#kernel/files';
import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { readUpload } from '../me/upload.ts';
import { followRegistrationPayment } from '../registration/index.ts';
import { surfaceOf } from '../surface.ts';
import { readChoices, readPanel } from './choose-payment.ts';
import { UploadView } from './upload-view.tsx';

const access = { resource: 'dues.self', right: 'pay' } as const;
/** What a form may be wrong about and come back for. */
const TOLD = [409, 413, 422];

/** Paying one's own dues: how, and the proof. */
export const uploadRoutes: Route[] = [
  page.get('/me/dues/upload', { access, summary: 'How to pay, and the proof' }, (ctx) =>
    uploadPage(ctx, ctx.query.get('bill') ?? ''),
  ),
  page.post(
    '/dues/:bill/upload-proof',
    { access, summary: 'Send the proof of a payment for a bill', bodyKind: 'multipart' },
    (ctx) => receiveProof(ctx, ctx.params.bill!),
  ),
  page.post(
    '/member/dues/upload',
    { access, summary: 'Send the proof of a payment, at the old address', bodyKind: 'multipart' },
    (ctx) => receiveProof(ctx),
  ),
];

/** @param billId from the address; nothing at the old one, where the form names it */
async function receiveProof(ctx: RequestContext, billId?: string): Promise<Response | PageAnswer> {
  const { subjectId } = accountOf(ctx);
  if (!subjectId) throw notFound();
  let typed: Record<string, string> = {};
  try {
    const upload = await readUpload(ctx);
    typed = upload.typed;
    await using form = upload.form;
    const named = billId ?? typed.bill ?? typed.bill_id ?? '';
    await fileProof(ctx, subjectId, {
      billId: named === 'ahead' ? null : named,
      typed,
      upload: form.files[0],
    });
  } catch (error) {
    const told = asAppError(error);
    if (told && TOLD.includes(told.status))
      return uploadPage(ctx, typed.choice ?? billId ?? '', { typed, problem: told });
    throw error;
  }
  return redirectTo('/me/dues', {
    tone: 'success',
    text: 'Bukti bayar terkirim. Bendahara memeriksanya, dan Anda diberi tahu hasilnya.',
  });
}

async function fileProof(
  ctx: RequestContext,
  payerId: string,
  given: { billId: string | null; typed: Readonly<Record<string, string>>; upload: UploadedFile | undefined },
): Promise<void> {
  const { billId, typed, upload } = given;
  if (!upload) throw invalid({ proof: 'Pilih berkas bukti bayar dahulu.' });
  const method = PROOF_METHODS.find((one) => one === (typed.method ?? 'transfer'));
  if (!method) throw invalid({ method: 'Pilih cara bayar.' });
  const paidOn = typed.paidOn ?? todayOf(ctx);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(paidOn)) throw invalid({ paidOn: 'Isi tanggal bayar.' });
  const amount = readAmount(typed.amount ?? '');
  await ctx.transaction(async (tx) => {
    // Whose bill it is decides before anything is stored; the wall of a super admin reaches others' bills too.
    const bill = billId === null ? undefined : await readBill(tx, billId);
    if (billId !== null && bill?.payerId !== payerId) throw notFound();
    const fileId = await keepProof(ctx, tx, { path: upload.path, name: upload.name, field: 'proof' });
    await submitPaymentProof(ctx, tx, {
      billId,
      payerId,
      regionCode: bill?.regionCode ?? (await readRegion(tx, payerId)),
      fileId,
      paidOn,
      method,
      reference: (typed.reference ?? '').trim().slice(0, 60),
      ...(amount === undefined ? {} : { amount }),
    });
    await followRegistrationPayment(ctx, tx, payerId);
  });
}

async function uploadPage(
  ctx: RequestContext,
  asked: string,
  given: { typed?: Record<string, string>; problem?: AppError } = {},
): Promise<PageAnswer> {
  const { typed = {}, problem } = given;
  const { subjectId } = accountOf(ctx);
  const shown = await ctx.transaction(async (tx) => {
    if (!subjectId) return { choices: [], choice: undefined, panel: undefined, isWaiting: false };
    const choices = await readChoices(ctx, tx, subjectId);
    const choice = choices.find(({ key }) => key === asked) ?? choices[0];
    const waiting = (await readPaymentsOf(tx, subjectId)).filter(({ status }) => status === 'submitted');
    return {
      choices,
      choice,
      panel: choice && (await readPanel(ctx, tx, subjectId, choice)),
      isWaiting: waiting.some(({ billId }) => billId === (choice?.bill?.id ?? null)),
    };
  });
  const errors =
    problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : (problem?.fields ?? {});
  return renderPage({
    surface: surfaceOf(ctx),
    title: 'Unggah bukti bayar',
    trail: [{ label: 'Iuran saya', url: '/me/dues' }],
    menuUrl: '/me/dues/upload',
    help: 'iuran-saya',
    status: problem?.status ?? 200,
    body: <UploadView {...shown} today={todayOf(ctx)} typed={typed} errors={errors} />,
  });
}

function readAmount(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const read = parseRupiah(text);
  if (read.kind !== 'amount') throw invalid({ amount: 'Isi jumlah dalam rupiah bulat, misalnya 35.000.' });
  return read.amount;
}

async function readRegion(tx: Parameters<typeof readBill>[0], memberId: string): Promise<string> {
  const row = await tx.one<{ region_code: string }>(
    'select region_code from members where tenant_id = balai.tenant_id() and id = $1',
    [memberId],
  );
  if (!row) throw notFound();
  return row.region_code;
}
