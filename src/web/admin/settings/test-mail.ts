import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { RequestContext } from '#kernel/http';
import { isWithinRate, networkOf } from '#kernel/identity';
import { defineMail, deliver, isMailAddress, readMailSettings, renderMail } from '#kernel/mail';
import { invalid, tooMany } from '#kernel/work';

export const testMail = defineMail({
  key: 'settings.test',
  subject: 'Surel uji dari {{organisation}}',
  variables: { organisation: 'Nama organisasi', sender: 'Nama pengurus yang menguji' },
  body: `Ini surel uji dari {{organisation}}, dikirim atas permintaan {{sender}}.

Bila surel ini sampai, pengaturan surel sudah benar.`,
});

const PER_HOUR = 10;

/**
 * Sends one mail right now, past the queue, and says how that went.
 *
 * @throws AppError 422 naming `to`; 429
 */
export async function sendTestMail(
  ctx: RequestContext,
  to: string,
): Promise<{ isGood: boolean; text: string }> {
  if (!isMailAddress(to)) throw invalid({ to: 'Isi alamat surel lengkap, misalnya nama@contoh.id.' });
  const isAllowed = await ctx.transaction((tx) =>
    isWithinRate(tx, { act: 'test-mail', network: networkOf(ctx.request.ip), limit: PER_HOUR, minutes: 60 }),
  );
  if (!isAllowed) throw tooMany('Sudah sepuluh surel uji dalam satu jam. Coba lagi nanti.');
  const settings = readMailSettings(process.env);
  const sender = ctx.principal.kind === 'account' ? ctx.principal.name : 'pengurus';
  const rendered = renderMail(
    testMail,
    { organisation: ctx.tenant.name, sender },
    { organisation: ctx.tenant.name },
  );
  const outcome = await deliver({ id: uuidv7(), to: { address: to }, ...rendered }, settings);
  await ctx.transaction((tx) =>
    recordAudit(ctx, tx, {
      action: 'settings.test_mail_sent',
      resource: 'settings',
      objectLabel: 'Surel uji',
      outcome: outcome.state === 'sent' ? 'done' : 'failed',
    }),
  );
  if (outcome.state === 'sent')
    return { isGood: true, text: `Surel uji terkirim ke ${to}. Periksa kotak masuknya.` };
  if (outcome.state === 'kept') {
    return { isGood: false, text: 'Belum ada server surel, jadi tidak ada yang dikirim.' };
  }
  return { isGood: false, text: outcome.reason.message };
}
