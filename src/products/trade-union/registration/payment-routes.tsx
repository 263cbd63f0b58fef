import path from 'node:path';
import {
  keepProof,
  PROOF_BYTES,
  PROOF_METHODS,
  readPaymentPanel,
  readPaymentsOf,
  readRegistrationBill,
  submitPaymentProof,
} from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { MultipartForm } from '#kernel/files';
import { readMultipart } from '#kernel/files';
import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { LinkButton } from '#kernel/ui';
import { AppError, asAppError, invalid } from '#kernel/work';
import { followRegistrationPayment } from './follow-payment.ts';
import { readMembership } from './membership.ts';
import { PaymentPage } from './payment-page.tsx';

const access = { resource: 'dues.self', right: 'pay' };

/** Where a candidate pays and sends the proof; the bill is looked up, never taken from the form. */
export const paymentRoutes: readonly Route[] = [
  page.get('/register/payment', { access, summary: 'How to pay the registration, and the proof' }, (ctx) =>
    showPayment(ctx),
  ),
  page.post(
    '/register/payment',
    { access, summary: 'Send the proof of the registration payment', bodyKind: 'multipart' },
    async (ctx) => {
      const typed: Record<string, string> = {};
      try {
        await using form = await readMultipart(ctx.request.raw, {
          folder: path.join(ctx.app.config.dataFolder, 'uploading'),
          fileBytes: PROOF_BYTES + 64 * 1024,
          totalBytes: PROOF_BYTES + 256 * 1024,
          files: 1,
        });
        for (const [name, values] of form.fields) typed[name] = values.at(-1) ?? '';
        if (!ctx.isCsrfToken(typed._csrf)) {
          throw new AppError(
            'stale_form',
            419,
            'Halaman ini sudah terlalu lama terbuka. Muat ulang halamannya, lalu kirim lagi.',
          );
        }
        await sendProof(ctx, form, typed);
      } catch (error) {
        const told = asAppError(error);
        if (told && [409, 413, 422].includes(told.status)) return showPayment(ctx, typed, told);
        throw error;
      }
      return redirectTo('/dashboard', {
        tone: 'success',
        text: 'Bukti bayar terkirim. Bendahara akan memeriksanya, dan Anda diberi tahu hasilnya.',
      });
    },
  ),
];

async function sendProof(
  ctx: RequestContext,
  form: MultipartForm,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const upload = form.files.find(({ field }) => field === 'proof');
  if (!upload) throw invalid({ proof: 'Pilih berkas bukti bayar dahulu.' });
  const method = PROOF_METHODS.find((one) => one === typed.method);
  if (!method) throw invalid({ method: 'Pilih cara bayar.' });
  const paidOn = typed.paidOn ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(paidOn)) throw invalid({ paidOn: 'Isi tanggal bayar.' });
  const memberId = accountOf(ctx).subjectId;
  if (!memberId) throw noPerson();
  await ctx.transaction(async (tx) => {
    const bill = await readRegistrationBill(tx, memberId);
    if (!bill) throw new AppError('no_bill', 409, 'Tidak ada tagihan pendaftaran yang terbuka.');
    const fileId = await keepProof(ctx, tx, { path: upload.path, name: upload.name, field: 'proof' });
    await submitPaymentProof(ctx, tx, {
      billId: bill.id,
      payerId: memberId,
      regionCode: bill.regionCode,
      fileId,
      paidOn,
      method,
      reference: (typed.reference ?? '').trim().slice(0, 60),
    });
    await followRegistrationPayment(ctx, tx, memberId);
  });
}

async function showPayment(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const memberId = accountOf(ctx).subjectId;
  if (!memberId) return nothingToPay();
  const known = await ctx.transaction(async (tx) => {
    const person = await readMembership(tx, memberId);
    const bill = await readRegistrationBill(tx, memberId);
    if (!person || !bill || bill.status !== 'unpaid') return undefined;
    const payments = (await readPaymentsOf(tx, memberId)).filter(({ billId }) => billId === bill.id);
    return { person, bill, panel: await readPaymentPanel(ctx, tx, bill), payment: payments[0] };
  });
  if (!known) return nothingToPay();
  const errors =
    problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : (problem?.fields ?? {});
  return renderPage({
    surface: 'plain',
    title: 'Bayar iuran pendaftaran',
    status: problem?.status ?? 200,
    isIndexed: false,
    body: <PaymentPage {...known} today={todayOf(ctx)} typed={typed} errors={errors} />,
  });
}

function nothingToPay(): PageAnswer {
  return renderPage({
    surface: 'plain',
    title: 'Bayar iuran pendaftaran',
    isIndexed: false,
    body: (
      <div className="mx-auto grid max-w-xl gap-5">
        <h1 className="text-3xl">Tidak ada yang perlu dibayar</h1>
        <p className="text-muted">
          Iuran pendaftaran Anda sudah lunas, atau tidak ada pendaftaran yang terbuka.
        </p>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/me/membership/status" look="primary">
            Lihat status keanggotaan
          </LinkButton>
          <LinkButton href="/me/dues">Iuran saya</LinkButton>
        </div>
      </div>
    ),
  });
}

const noPerson = () => new AppError('no_person', 409, 'Akun ini tidak terhubung dengan data anggota.');
