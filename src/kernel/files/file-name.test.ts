import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, cleanFileNames, contentDisposition } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['Surat Keterangan Usaha.pdf', 'Surat Keterangan Usaha.pdf'],
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\Siti\\ktp.jpg', 'ktp.jpg'],
    ['/etc/shadow', 'shadow'],
    ['..', 'berkas'],
    ['.htaccess', 'htaccess'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie- x=1.pdf'],
    ['foto\u202egpj.exe', 'fotogpj.exe'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['CON.txt', '_CON.txt'],
    ['laporan "akhir".pdf', 'laporan -akhir-.pdf'],
    ['  spasi   ganda .pdf ', 'spasi ganda .pdf'],
    ['', 'berkas'],
    ['Cafe\u0301.pdf', 'Café.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanFileName(given)).toBe(expected);
  });

  it('is shortened with its extension kept, and never in the middle of a letter', () => {
    const clean = cleanFileName(`${'é'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(150);
    expect(clean).toMatch(/^é+\.pdf$/);
  });

  it('is safe whatever came in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const clean = cleanFileName(name);
        expect(clean).not.toBe('');
        expect(clean).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(150);
        expect(cleanFileName(clean)).toBe(clean);
      }),
    );
  });
});

describe('the names in one archive', () => {
  it('never fall on each other, also where A is a', () => {
    expect(cleanFileNames(['KTP.pdf', 'a/ktp.pdf', '../KTP.PDF', 'KTP (2).pdf', 'KK'])).toEqual([
      'KTP.pdf',
      'ktp (2).pdf',
      'KTP (3).PDF',
      'KTP (2) (2).pdf',
      'KK',
    ]);
  });
});

describe('the header that names a download', () => {
  it('is plain for a plain name', () => {
    expect(contentDisposition('Kartu anggota.pdf')).toBe('attachment; filename="Kartu anggota.pdf"');
    expect(contentDisposition('bukti.jpg', 'inline')).toBe('inline; filename="bukti.jpg"');
  });

  it('gives both forms for a name with other letters', () => {
    expect(contentDisposition("Café 100% d'or – 1.pdf")).toBe(
      `attachment; filename="Cafe 100_ d'or _ 1.pdf"; filename*=UTF-8''Caf%C3%A9%20100%25%20d%27or%20%E2%80%93%201.pdf`,
    );
  });

  it('cannot be broken out of, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(
          /^attachment; filename="[\x20\x21\x23-\x5b\x5d-\x7e]*"(; filename\*=UTF-8''[\w.~%-]+)?$/,
        );
        expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
      }),
    );
  });
});
