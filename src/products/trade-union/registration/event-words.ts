import { formatMoment, type Zone } from '#kernel/calendar';
import type { IconName, TimelineItem } from '#kernel/ui';
import type { KeptEvent } from './keep-event.ts';

/** What happened, as the person and the officers read it. */
const WORDS: Readonly<Record<string, { title: string; icon?: IconName; isRefusal?: true }>> = {
  register: { title: 'Mendaftar' },
  imported: { title: 'Dicatat dari data lama' },
  import_updated: { title: 'Diperbarui dari lembar yang diimpor', icon: 'pen-line' },
  'submit-proof': { title: 'Bukti iuran dikirim', icon: 'upload' },
  'return-proof': { title: 'Bukti iuran dikembalikan', isRefusal: true },
  'confirm-email': { title: 'Surel dikonfirmasi', icon: 'mail-check' },
  cancel: { title: 'Pendaftaran dibatalkan', isRefusal: true },
  reapply: { title: 'Mendaftar lagi', icon: 'rotate-ccw' },
  resign: { title: 'Mengundurkan diri', isRefusal: true },
  invite: { title: 'Tautan masuk dikirim', icon: 'mail-check' },
  approve: { title: 'Disetujui menjadi anggota' },
  reject: { title: 'Pendaftaran ditolak', isRefusal: true },
  reconsider: { title: 'Pendaftaran dibuka kembali', icon: 'rotate-ccw' },
  disable: { title: 'Dinonaktifkan', isRefusal: true },
  suspend: { title: 'Ditangguhkan', isRefusal: true },
  enable: { title: 'Diaktifkan kembali', icon: 'rotate-ccw' },
  expel: { title: 'Diberhentikan', isRefusal: true },
  'record-death': { title: 'Meninggal dunia', isRefusal: true },
  reopen: { title: 'Dibuka kembali', icon: 'rotate-ccw' },
  delete: { title: 'Dihapus dari daftar', isRefusal: true },
  restore: { title: 'Dipulihkan', icon: 'rotate-ccw' },
  merge: { title: 'Digabung dengan data lain', icon: 'users' },
  merged: { title: 'Digabung ke data lain', isRefusal: true },
  edit: { title: 'Data diubah', icon: 'pen-line' },
  review: { title: 'Berkas diperiksa', icon: 'file-check' },
};

export function eventTitle(step: string): string {
  return WORDS[step]?.title ?? step;
}

/** Past events as the dots of a timeline, newest first. */
export function eventItems(
  events: readonly KeptEvent[],
  zone: Zone,
  options: { hidesNotesOf?: readonly string[] } = {},
): TimelineItem[] {
  return events.map((event) => {
    const words = WORDS[event.step];
    const note = options.hidesNotesOf?.includes(event.step) ? null : event.note;
    return {
      key: event.id,
      title: eventTitle(event.step),
      meta: [event.actorName, formatMoment(event.at, zone, 'long')].filter(Boolean).join(', '),
      ...(note ? { note } : {}),
      ...(words?.icon ? { icon: words.icon } : {}),
      state: words?.isRefusal ? 'refused' : 'done',
    };
  });
}
