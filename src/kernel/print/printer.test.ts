import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../test/read-pdf.ts';
import type { MemberCardData, ReceiptData, RegisterBookData } from './documents.ts';
import { PrintError } from './print-error.ts';
import { createPrinter } from './printer.ts';
import { plainTheme, prepareTheme } from './theme.ts';

const cards: MemberCardData = {
  theme: plainTheme,
  organisation: 'Serikat Pekerja Kampus',
  title: 'Kartu tanda anggota',
  emblem: 'emblem',
  cards: [
    {
      name: { label: 'Nama', value: 'Siti Rahmah' },
      facts: [],
      number: { label: 'Nomor anggota', value: 'SPK-63-000001' },
      photo: 'photo',
      qr: 'https://serikat.contoh.id/periksa/1',
    },
  ],
  back: { heading: 'Pindai', lines: [], address: 'spk.or.id/periksa' },
};
const book: RegisterBookData = {
  letterhead: { name: 'Koperasi Sejahtera Bersama' },
  title: 'Buku Daftar Anggota',
  columns: [{ label: 'No', mm: 10 }, { label: 'Nama lengkap' }, { label: 'Alamat' }],
  parts: [],
};
const receipt: ReceiptData = {
  theme: plainTheme,
  letterhead: { name: 'Koperasi Sejahtera Bersama' },
  number: 'KW/2026/000123',
  payer: 'Siti Rahmah',
  amount: 50_000,
  purposes: [{ label: 'Simpanan wajib' }],
  signature: { title: 'Bendahara' },
  qr: 'https://koperasi.contoh.id/periksa/1',
  check: { address: 'koperasi.contoh.id/periksa', code: 'AB12-CD34' },
};
const hostile = '#read("/etc/passwd") *tebal* $x^2$ <label> {{7*7}}';

const printer = createPrinter({ threads: 1 });
const images: Record<string, Buffer> = {
  emblem: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M5 32L14 12l6 12z" fill="#fff"/></svg>',
  ),
};
beforeAll(async () => {
  images.photo = await sharp({ create: { width: 300, height: 390, channels: 3, background: '#d9c4cd' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => printer.close());

async function refusalOf(work: Promise<unknown>): Promise<PrintError | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined && !(error instanceof PrintError)) throw error;
  return error;
}

describe('a picture for a document', () => {
  const drawing = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`);

  it.each([
    ['a script', drawing('<script>alert(1)</script>')],
    ['a picture from an inner host', drawing('<image href="http://10.0.0.1/x.png"/>')],
    ['a file of this machine', drawing('<use href="file:///etc/passwd"/>')],
    ['a style that fetches', drawing('<style>@import url(http://10.0.0.1/)</style>')],
    ['a fill that fetches', drawing('<path fill="url(http://10.0.0.1/#a)" d="M0 0h9v9z"/>')],
    ['an act', drawing('<path onload="alert(1)" d="M0 0h9v9z"/>')],
    ['an entity', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a web page', Buffer.from('<html><body></body></html>')],
    ['a PDF', Buffer.from('%PDF-1.4')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it holds %s', async (_what, emblem) => {
    const refusal = await refusalOf(
      printer.renderPdf('member-card', cards, { images: { ...images, emblem } }),
    );
    expect(refusal).toMatchObject({ code: 'print_image_refused', status: 422 });
  });

  it('cannot be put elsewhere by its name', async () => {
    const refusal = await refusalOf(
      printer.renderPdf(
        'report',
        { letterhead: { name: 'x' }, title: 'x', columns: [], rows: [] },
        { images: { '../../common': images.emblem! } },
      ),
    );
    expect(refusal?.code).toBe('print_image_refused');
  });

  it('that is broken fails its own document only', async () => {
    const broken = { ...images, photo: images.photo!.subarray(0, 40) };
    expect(await refusalOf(printer.renderPdf('member-card', cards, { images: broken }))).toMatchObject({
      code: 'print_failed',
    });
    expect((await printer.renderPdf('member-card', cards, { images })).pages).toBe(2);
  });
});

describe('a product’s own template', () => {
  const source =
    '#import "common.typ": *\n#show: base.with("Slip SHU")\n#set page("a5")\n#words(data.greeting)';

  it('uses the parts of the kernel and gets its data as data', async () => {
    const { pdf } = await printer.renderTemplate(
      { name: 'shu-slip', source },
      { theme: prepareTheme(plainTheme), greeting: hostile },
    );
    expect((await readPdf(pdf)).pages[0]?.text.replace(/\s/g, '')).toContain(hostile.replace(/\s/g, ''));
  });

  it('reads no file outside the templates', async () => {
    for (const path of [
      '/../../../../etc/passwd',
      '../../../../../../etc/passwd',
      '/etc/passwd',
      '/../print-error.ts',
      '../print-error.ts',
    ]) {
      const refusal = await refusalOf(
        printer.renderTemplate({ name: 'nosy', source: `#read("${path}")` }, {}),
      );
      expect(refusal?.code, path).toBe('print_failed');
    }
  });

  it('that fails says where, and quotes nobody’s data', async () => {
    const refusal = await refusalOf(
      printer.renderTemplate(
        { name: 'wrong', source: `${source} #data.at("Siti Rahmah")` },
        { theme: prepareTheme(plainTheme), greeting: 'x' },
      ),
    );
    expect(refusal).toMatchObject({ code: 'print_failed', status: 500 });
    expect(refusal?.detail).toMatch(/^wrong: /);
    expect(`${refusal?.message} ${refusal?.detail}`).not.toContain('Siti');
  });

  it('cannot take the name of a kernel template', async () => {
    expect((await refusalOf(printer.renderTemplate({ name: 'letter', source }, {})))?.code).toBe(
      'print_data_invalid',
    );
    expect((await refusalOf(printer.renderTemplate({ name: '../x', source }, {})))?.code).toBe(
      'print_data_invalid',
    );
  });
});

describe('the thread that serves pages', () => {
  it('goes on while a large book is made', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`${index}`, `Nama ${index}`, 'Jl. Dermaga']);
    let turns = 0;
    const ticks = setInterval(() => {
      turns += 1;
    }, 5);
    await printer.renderPdf('register-book', { ...book, parts: [{ rows }] });
    clearInterval(ticks);
    expect(turns).toBeGreaterThan(10);
  });

  it('gives up a document over the time limit, and the next one is made', async () => {
    const impatient = createPrinter({ threads: 1, timeLimitSeconds: 2 });
    const endless = {
      name: 'endless',
      source: '#for a in range(150) { for b in range(100000) { let c = calc.sin(b) } }',
    };
    expect(await refusalOf(impatient.renderTemplate(endless, {}))).toMatchObject({
      code: 'print_too_slow',
      status: 503,
    });
    expect((await impatient.renderPdf('receipt', receipt)).pages).toBe(1);
    await impatient.close();
  });

  it('refuses more than may wait, and tells waiting ones when it closes', async () => {
    const small = createPrinter({ threads: 1, maxWaiting: 1 });
    const first = small.renderPdf('receipt', receipt);
    const second = refusalOf(small.renderPdf('receipt', receipt));
    const third = refusalOf(small.renderPdf('receipt', receipt));
    expect(await third).toMatchObject({ code: 'print_busy', status: 503 });
    expect((await first).pages).toBe(1);
    const fourth = refusalOf(small.renderPdf('receipt', receipt));
    await small.close();
    expect([(await second)?.code, (await fourth)?.code]).toEqual(['print_failed', 'print_failed']);
  });
});
