import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineMail } from './define-mail.ts';
import { MailError } from './mail-error.ts';
import { renderMail } from './render-mail.ts';

const reset = defineMail({
  key: 'identity.password_reset',
  subject: 'Atur ulang kata sandi {{organisation}}',
  variables: { name: 'Nama penerima', organisation: 'Nama organisasi', link: 'Tautan', note: 'Catatan' },
  body: `Halo {{name}},

Seseorang meminta kata sandi baru untuk akun Anda.
Catatan: {{note}}

[Buat kata sandi baru]({{link}})

- Tautan berlaku 24 jam.
- Abaikan bila bukan Anda, {{ name }}.
`,
});
const house = {
  organisation: 'Serikat Pekerja Kampus',
  address: 'Jl. Kampus Raya 5, Banjarmasin',
  accent: '#8c1236',
  reason: 'karena Anda anggota serikat ini',
};
const values = {
  name: 'Ni Luh Putu Ayu',
  organisation: 'Serikat Pekerja Kampus',
  link: 'https://serikat.contoh.id/setel?a=1&b=2',
  note: 'baris satu\nbaris dua',
};

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof MailError) return error.code;
    throw error;
  }
  return 'no refusal';
}

describe('a mail', () => {
  it('reads well as plain text', () => {
    expect(renderMail(reset, values, house).text).toBe(`Halo Ni Luh Putu Ayu,

Seseorang meminta kata sandi baru untuk akun Anda.
Catatan: baris satu
baris dua

Buat kata sandi baru:
https://serikat.contoh.id/setel?a=1&b=2

- Tautan berlaku 24 jam.
- Abaikan bila bukan Anda, Ni Luh Putu Ayu.

-- 
Serikat Pekerja Kampus
Jl. Kampus Raya 5, Banjarmasin
Anda menerima surel ini karena Anda anggota serikat ini.
`);
  });

  it('is a page with language, title, paragraphs, a list and a button whose address can also be copied', () => {
    const { html, subject } = renderMail(reset, values, house);
    expect(subject).toBe('Atur ulang kata sandi Serikat Pekerja Kampus');
    expect(html).toContain('<html lang="id">');
    expect(html).toContain('<title>Atur ulang kata sandi Serikat Pekerja Kampus</title>');
    expect(html).toContain('Catatan: baris satu<br>baris dua');
    expect(html).toContain('<li>Tautan berlaku 24 jam.</li>');
    expect(html.match(/href="https:\/\/serikat\.contoh\.id\/setel\?a=1&amp;b=2"/g)).toHaveLength(2);
    expect(html).toContain('background:#8c1236');
    expect(html).not.toMatch(/<(script|img|link)|src=|url\(/);
  });

  it('says how to stop mails of its kind where there is a way', () => {
    const rendered = renderMail(reset, values, {
      ...house,
      unsubscribeUrl: 'https://serikat.contoh.id/berhenti/x',
    });
    expect(rendered.text).toContain(
      'Berhenti menerima surel seperti ini: https://serikat.contoh.id/berhenti/x',
    );
    expect(rendered.html).toContain('<a href="https://serikat.contoh.id/berhenti/x"');
  });

  it('keeps what people typed as text, whatever they typed', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '{{link}} {{7*7}}',
      '[Klik]({{link}})',
      '\n\n[Klik](https://jahat.contoh)\n\n- a',
    ];
    for (const name of hostile) {
      const { html, text } = renderMail(reset, { ...values, name, note: name }, house);
      expect(html).not.toMatch(/<script|<img|jahat\.contoh"/);
      expect(html.match(/<a /g)).toHaveLength(2);
      expect(html.match(/<ul/g)).toHaveLength(1);
      expect(text).not.toContain('49');
    }
    const countTags = (html: string) => html.replaceAll('<br>', '').match(/<[a-z!/]/g)?.length;
    const tags = countTags(renderMail(reset, values, house).html);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const { html } = renderMail(reset, { ...values, name: typed, note: typed }, house);
        expect(countTags(html)).toBe(tags);
      }),
      { examples: [['<b>'], ['&lt;'], ["'"]] },
    );
  });

  it('hides no text behind direction marks', () => {
    const { text } = renderMail(reset, { ...values, name: 'a\u202ebcd\u0007' }, house);
    expect(text).toContain('Halo abcd,');
  });

  it('is refused when a value would break out of the subject', () => {
    for (const organisation of ['A\r\nBcc: semua@contoh.id', 'A\nB', 'A\u2028B', 'A\u0000']) {
      expect(codeOf(() => renderMail(reset, { ...values, organisation }, house))).toBe('mail_header_refused');
    }
    expect(codeOf(() => renderMail(reset, { ...values, note: 'A\r\nB' }, house))).toBe('no refusal');
  });

  it('links only to whole web addresses', () => {
    for (const link of [
      'javascript:alert(1)',
      'data:text/html,x',
      '/setel',
      'https://nama:sandi@contoh.id/',
      'https://contoh.id/ x',
      'https://contoh.id/"onclick=',
      'file:///etc/passwd',
    ]) {
      expect(
        codeOf(() => renderMail(reset, { ...values, link }, house)),
        link,
      ).toBe('mail_link_refused');
    }
  });

  it('is not sent with a blank left open', () => {
    const { note: _left, ...rest } = values;
    expect(codeOf(() => renderMail(reset, rest as typeof values, house))).toBe('mail_variable_missing');
  });
});

describe('a template', () => {
  const words = { key: 'x', subject: 'Halo', variables: { name: 'Nama' }, body: 'Halo {{name}}' };

  it('is refused when it uses a blank that is not listed, and says which are', () => {
    expect(() => defineMail({ ...words, body: 'NIK Anda {{nik}}' })).toThrow(
      /nik\. Yang tersedia: \{\{name\}\}/,
    );
    expect(codeOf(() => defineMail({ ...words, subject: '{{program.lain}}' }))).toBe('mail_variable_unknown');
    expect(codeOf(() => defineMail({ ...words, body: '{{constructor}}' }))).toBe('mail_variable_unknown');
    expect(codeOf(() => defineMail({ ...words, body: '{{}} ' }))).toBe('mail_variable_unknown');
    expect(codeOf(() => defineMail({ ...words, body: 'Halo {{name}' }))).toBe('mail_variable_unknown');
    expect(codeOf(() => defineMail(words))).toBe('no refusal');
  });

  it('is refused when its subject has two lines', () => {
    expect(codeOf(() => defineMail({ ...words, subject: 'Halo\nBcc: x@y.id' }))).toBe('mail_header_refused');
  });
});
