import type { Tone } from '#kernel/ui';
import type { SkipReason } from './audience.ts';

/**
 * What became of a recipient's mail, over `broadcast_recipients r` and its mail `outbox o`. One that came back is
 * `bounced`, be it while sending or afterwards.
 */
export const STATE_SQL = `case when r.mail_id is null then 'skipped'
  when exists (select 1 from mail_bounces x where x.tenant_id = r.tenant_id and x.mail_id = r.mail_id) then 'bounced'
  else o.state end`;

interface StateWords {
  label: string;
  tone: Tone;
}

/** In the order of a mail's life. */
export const RECIPIENT_STATES: Readonly<Record<string, StateWords>> = {
  queued: { label: 'Menunggu', tone: 'info' },
  sending: { label: 'Sedang dikirim', tone: 'info' },
  sent: { label: 'Terkirim', tone: 'success' },
  kept: { label: 'Disimpan', tone: 'neutral' },
  uncertain: { label: 'Belum pasti', tone: 'warning' },
  left: { label: 'Dibiarkan', tone: 'neutral' },
  bounced: { label: 'Kembali', tone: 'error' },
  failed: { label: 'Gagal', tone: 'error' },
  skipped: { label: 'Tanpa surel', tone: 'neutral' },
};

/** Why somebody gets no mail, in the words of the list. */
export const SKIP_WORDS: Readonly<Record<SkipReason, { label: string; help: string }>> = {
  no_email: { label: 'Tidak ada surel', help: 'Alamat surelnya kosong atau tidak lengkap.' },
  same_address: { label: 'Alamat sama', help: 'Alamat yang sama sudah dipakai orang lain di daftar ini.' },
  bounced: { label: 'Surel kembali', help: 'Surel ke alamat ini pernah kembali, jadi tidak dikirimi lagi.' },
  unsubscribed: { label: 'Tidak mau surel', help: 'Ia mematikan surel yang tidak wajib.' },
  held: { label: 'Layanan ditahan', help: 'Layanannya ditahan; hanya pengumuman wajib yang sampai.' },
};
