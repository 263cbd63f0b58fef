import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openRoleDays } from '../support/role-day.ts';

/** A day of each role of the union, on a phone, a tablet and a desk; at every width somebody else's matter comes up. */
const DAYS = [
  { width: 320, ready: 'Yosef Rumbiak', waiting: 'Tri Handayani' },
  { width: 768, ready: 'Fitri Amalia', waiting: 'Budi Setyawan' },
  { width: 1440, ready: 'Muhammad Arsyad', waiting: 'Nur Aisyah' },
] as const;

const PATIENCE = { timeout: 15_000 };

const days = openRoleDays('serikat');

describe.each(DAYS)('at $width px', ({ width, ready, waiting }) => {
  it('a candidate sees what is missing, sends the proof and follows the way', async () => {
    const { page, visit, shows, end } = await days.begin('candidate', width);
    await visit('/dashboard');
    await visit('/register/payment');
    const buffer = await sharp({ create: { width: 400, height: 700, channels: 3, background: '#eeeeee' } })
      .png()
      .toBuffer();
    await page
      .locator('[name=proof]')
      .setInputFiles({ name: `bukti-${width}.png`, mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: /bukti/i }).last().click();
    await shows('Bukti bayar terkirim');
    await visit('/me/membership/status');
    await shows('Bukti');
    await end();
  });

  it('a member looks at dues and card, opens a thread and writes to the officers', async () => {
    const { page, visit, shows, fits, end } = await days.begin('member', width);
    await visit('/dashboard');
    await visit('/me/dues');
    await shows('Riwayat pembayaran');
    await visit('/me/member-card');
    await visit('/member/forum/new');
    await page.locator('[name=categoryId]').first().check();
    await page.locator('[name=title]').fill(`Jam kerja laboratorium ${width}`);
    await page.locator('[name=body]').fill('Bagaimana kampus lain menghitung jam praktikum?');
    await page.getByRole('button', { name: 'Buka utas' }).click();
    await shows(`Jam kerja laboratorium ${width}`);
    await fits();
    await visit('/member/messages/compose');
    await page.locator('[name=channel]').first().check();
    await page.locator('[name=subject]').fill(`Surat keterangan ${width}`);
    await page.locator('textarea').first().fill('Mohon surat keterangan anggota untuk beasiswa anak.');
    await page.getByRole('button', { name: 'Kirim pesan' }).click();
    await shows(`Surat keterangan ${width}`);
    await visit('/member/info');
    await end();
  });

  it('a coordinator sees the own province, counts it and proposes what only an admin decides', async () => {
    const { page, visit, shows, end } = await days.begin('coordinator', width);
    await visit('/region/members');
    await shows('Akhmad Zaini');
    expect(await page.getByText('Ni Luh Putu Ayu Lestari').count()).toBe(0);
    await visit('/region/stats');
    await visit('/region/dues');
    await visit('/region/proposals');
    await visit('/region/proposals/baru');
    await end();
  });

  it('the treasurer looks at the month and verifies a proof', async () => {
    const { page, visit, fits, end } = await days.begin('treasurer', width);
    await visit('/treasury/dues/dashboard');
    await visit('/treasury/dues/bills');
    await visit('/treasury/dues/payments/pending');
    await page
      .getByRole('link', { name: new RegExp(waiting) })
      .first()
      .click();
    await page.getByRole('heading', { name: new RegExp(waiting) }).waitFor();
    await fits();
    await page.getByRole('button', { name: /Verifikasi/ }).click();
    await expect.poll(() => statusOfPayment(waiting), PATIENCE).toBe('verified');
    await visit('/treasury/dues/arrears');
    await end();
  });

  it('an admin approves who is ready and answers what was asked', async () => {
    const { page, visit, fits, end } = await days.begin('admin', width);
    await visit('/admin/dashboard');
    await visit('/admin/candidates');
    await page
      .getByRole('link', { name: new RegExp(ready) })
      .first()
      .click();
    await page.waitForURL('**/admin/candidates/*');
    await fits();
    await page
      .getByRole('button', { name: /Setujui/ })
      .first()
      .click();
    await expect.poll(() => statusOfMember(ready), PATIENCE).toBe('active');
    await visit('/admin/complaints');
    await page.getByRole('link', { name: `Surat keterangan ${width}` }).click();
    await page.waitForURL('**/admin/complaints/*');
    await fits();
    await end();
  });

  it('the super admin finds in the audit log who approved whom', async () => {
    const { visit, shows, end } = await days.begin('super_admin', width);
    await visit('/admin/dashboard');
    await visit('/system/rbac/roles');
    await visit(`/system/audit?q=${encodeURIComponent(ready)}`);
    await shows('Laila Nurhayati');
    await visit('/system/config');
    await end();
  });
});

async function statusOfPayment(name: string): Promise<string | undefined> {
  const [row] = await days
    .app()
    .asSuperuser<{ status: string }>(
      `select p.status from pooled.dues_payments p join pooled.members m on m.id = p.payer_id where m.full_name like $1`,
      [`${name}%`],
    );
  return row?.status;
}

async function statusOfMember(name: string): Promise<string | undefined> {
  const [row] = await days
    .app()
    .asSuperuser<{ status: string }>(
      'select membership_status as status from pooled.members where full_name like $1',
      [`${name}%`],
    );
  return row?.status;
}
