import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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
    ['member.record-death', 'Anggota dicatat meninggal dunia'],
    ['cms_document.archived', 'Dokumen diarsipkan'],
    ['survey.closed', 'Survei ditutup'],
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

  it('is told in Indonesian, whatever room writes it', () => {
    const untold = [...writtenActions()].filter((action) => {
      const words = describeAction(action);
      return (
        words.includes('_') || /^[a-z]/.test(words) || words.split(' ').includes(action.split(/[._]/).at(-1)!)
      );
    });
    expect(untold).toEqual([]);
  });
});

/** The actions that the sources name when they write to the log. */
function writtenActions(): Set<string> {
  const root = path.resolve(import.meta.dirname, '../..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\./.test(file),
  );
  const named = files.flatMap((file) => [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(
      /\baction: [^,\n]*?'([a-z_-]+\.[a-z_.-]+)'(?: : '([a-z_.-]+)')?/g,
    ),
  ]);
  return new Set(named.flatMap(([, one, other]) => [one, other]).filter((action) => action !== undefined));
}
