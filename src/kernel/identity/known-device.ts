import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { queueMail } from '#kernel/mail';
import { notify } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { describeDevice } from './describe-device.ts';
import type { SignInAccount } from './find-account.ts';
import { newDeviceMail } from './mails.ts';
import { networkOf } from './network.ts';
import { hashToken } from './token.ts';

const REMEMBERED = 40;

export type DeviceNews = 'first' | 'known' | 'new';

/**
 * Whether this account has signed in from this device before: the browser's own mark, or the same kind of browser
 * in the same network. The very first sign-in is no news.
 */
export async function judgeDevice(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  mark: string | undefined,
): Promise<DeviceNews> {
  const rows = await tx.query<{ device: string; ip: string; device_key: string }>(
    `select device, ip, device_key from sign_in_events
      where tenant_id = balai.tenant_id() and account_id = $1 and outcome in ('signed_in', 'signed_in_new_device')
      order by at desc limit ${REMEMBERED}`,
    [accountId],
  );
  if (rows.length === 0) return 'first';
  const key = deviceKey(mark);
  const device = describeDevice(ctx.request?.device ?? '');
  const network = networkOf(ctx.request?.ip ?? '');
  const isKnown = rows.some(
    (row) =>
      (key !== '' && row.device_key === key) ||
      (describeDevice(row.device) === device && networkOf(row.ip) === network),
  );
  return isKnown ? 'known' : 'new';
}

/** Tells the owner, in the bell always and by mail at most once an hour. */
export async function tellNewDevice(ctx: WorkContext, tx: Tx, account: SignInAccount): Promise<void> {
  const device = describeDevice(ctx.request?.device ?? '');
  await notify(tx, [account.id], {
    title: `Masuk dari perangkat baru: ${device}`,
    body: 'Bila bukan Anda, keluarkan perangkat itu dan ganti kata sandi.',
    url: '/me/security/sessions',
  });
  const recent = await tx.one(
    `select 1 from sign_in_events where tenant_id = balai.tenant_id() and account_id = $1
       and outcome = 'signed_in_new_device' and at > now() - interval '1 hour' limit 1`,
    [account.id],
  );
  if (recent || !account.email || !account.email_verified_at) return;
  await queueMail(ctx, tx, newDeviceMail, {
    to: { name: account.display_name, address: account.email },
    accountId: account.id,
    values: {
      name: account.display_name,
      organisation: ctx.tenant.name,
      device,
      when: formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone)),
      place: networkOf(ctx.request?.ip ?? ''),
      link: ctx.app.urlOf(ctx.tenant, '/me/security/sessions'),
    },
  });
}

export function deviceKey(mark: string | undefined): string {
  return mark ? hashToken(`device ${mark}`) : '';
}
