import { describe, expect, it } from 'vitest';
import { describeAction } from './describe-action.ts';

describe('an action in the log', () => {
  it.each([
    ['role.granted', 'Peran diberikan'],
    ['member.approve', 'Anggota disetujui'],
    ['member.photo_changed', 'Anggota: foto diubah'],
    ['payment.proof_read', 'Pembayaran: bukti dibaca'],
    ['credential.reset_requested', 'Kata sandi: tautan kata sandi baru diminta'],
    ['privacy_request.created', 'Permintaan data pribadi dibuat'],
  ])('%s reads "%s"', (action, words) => {
    expect(describeAction(action)).toBe(words);
  });

  it('names a thing as the matrix does, and leaves a word nobody knows as it is', () => {
    const nameOf = (thing: string) => (thing === 'guest-book' ? '11. Buku Tamu' : undefined);
    expect(describeAction('guest-book.created', nameOf)).toBe('11. Buku Tamu dibuat');
    expect(describeAction('guest_book.deleted', nameOf)).toBe('11. Buku Tamu dihapus');
    expect(describeAction('zeppelin.launched', nameOf)).toBe('zeppelin launched');
    expect(describeAction('zeppelin')).toBe('zeppelin');
  });
});
