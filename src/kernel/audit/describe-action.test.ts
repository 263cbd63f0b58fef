import { describe, expect, it } from 'vitest';
import { describeAction } from './describe-action.ts';

const THINGS: Readonly<Record<string, string>> = {
  member: 'Anggota',
  payment: 'Pembayaran',
  cms_document: 'Dokumen',
  'guest-book': '11. Buku Tamu',
};
const nameOf = (thing: string) => THINGS[thing];

describe('an action in the log', () => {
  it.each([
    ['role.granted', 'Peran diberikan'],
    ['member.approve', 'Anggota disetujui'],
    ['member.photo_changed', 'Anggota: foto diubah'],
    ['dues.payment.proof_read', 'Pembayaran: bukti dibaca'],
    ['credential.reset_requested', 'Kata sandi: tautan kata sandi baru diminta'],
    ['privacy_request.created', 'Permintaan data pribadi dibuat'],
    ['member.record-death', 'Anggota dicatat meninggal dunia'],
    ['cms.document.archived', 'Dokumen diarsipkan'],
    ['guest-book.created', '11. Buku Tamu dibuat'],
    ['payment.basis_imported', 'Pembayaran: dasar pembagian diimpor'],
    ['payment.related-approved', 'Pembayaran disetujui pengawas'],
    ['guest_book.deleted', '11. Buku Tamu dihapus'],
  ])('%s reads "%s"', (action, words) => {
    expect(describeAction(action, nameOf)).toBe(words);
  });

  it('leaves a word nobody knows as it is', () => {
    expect(describeAction('zeppelin.launched', nameOf)).toBe('zeppelin launched');
    expect(describeAction('zeppelin', nameOf)).toBe('zeppelin');
  });
});
