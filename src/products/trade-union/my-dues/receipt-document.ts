import type { DuesPayment, DuesReceipt } from '#features/dues';
import { METHOD_LABELS } from '#features/dues';
import { dateIn, formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import type { ReceiptData } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';
import { readAllocations } from '../treasury/read-payments.ts';
import { billTitle } from '../treasury/words.ts';

/** The receipt of a verified payment as the print template takes it, with the pictures it names. */
export async function receiptDocument(
  ctx: WorkContext,
  tx: Tx,
  given: { payment: DuesPayment; receipt: DuesReceipt },
): Promise<{ data: ReceiptData; images: Record<string, Uint8Array> }> {
  const { payment, receipt } = given;
  const profile = await readSetting(tx, organisationProfile);
  const payer = await tx.one<{ name: string; number: string | null }>(
    `select full_name as name, member_number as number from members where tenant_id = balai.tenant_id() and id = $1`,
    [payment.payerId],
  );
  const paid = await readAllocations(tx, payment.id);
  const left = payment.creditAmount;
  const reversed = payment.reversedAmount;
  const issued = formatDate(dateIn(zoneOf(ctx), receipt.issuedAt));
  const checkUrl = ctx.app.urlOf(ctx.tenant, `/kuitansi/${receipt.checkCode}`);
  const name = payer?.name ?? '';
  return {
    data: {
      theme: unionPrintTheme,
      letterhead: {
        name: ctx.tenant.name,
        emblem: 'emblem',
        ...(profile.registration ? { legal: profile.registration } : {}),
        ...(profile.address ? { address: profile.address } : {}),
      },
      number: receipt.number,
      payer: payer?.number ? `${name}, nomor anggota ${payer.number}` : name,
      amount: payment.receivedAmount!,
      purposes: [
        ...paid.map((bill) => ({ label: billTitle(bill), amount: formatRupiah(bill.amount) })),
        ...(left > 0 ? [{ label: 'Disimpan untuk tagihan berikutnya', amount: formatRupiah(left) }] : []),
        ...(reversed > 0
          ? [{ label: 'Ditarik kembali lewat penyesuaian', amount: formatRupiah(reversed) }]
          : []),
      ],
      facts: [
        ['Dibayar', `${formatDate(payment.paidOn)}, ${METHOD_LABELS[payment.method]}`],
        ...(payment.reference ? ([['Nomor referensi', payment.reference]] as const) : []),
      ],
      signature: {
        place: issued,
        title: 'Bendahara',
        ...(payment.decidedByName ? { name: payment.decidedByName } : {}),
      },
      qr: checkUrl,
      check: {
        address: ctx.app.urlOf(ctx.tenant, '/kuitansi').replace(/^https?:\/\//, ''),
        code: receipt.checkCode,
      },
    },
    images: { emblem: unionEmblem },
  };
}
