import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanMarkup, headingsOf, plainWords, renderMarkup, slugOf } from './markup.ts';

const publish = (typed: string) => renderMarkup(cleanMarkup(typed));

describe('what an officer writes', () => {
  it('comes out as headings, lists, emphasis and links', () => {
    const html = publish(
      '## Judul\n\nSatu **tebal** dan *miring*.\n\n- satu\n- dua\n\n[Balai](https://balai.example)',
    );
    expect(html).toContain('<h2 id="judul">Judul</h2>');
    expect(html).toContain('<strong>tebal</strong>');
    expect(html).toContain('<li>dua</li>');
    expect(html).toContain('<a href="https://balai.example" rel="noopener">Balai</a>');
  });

  it('shows pictures of the own library only, so that no other server learns who reads', () => {
    const own = '/media/019a0000-0000-7000-8000-000000000001';
    expect(publish(`![Rapat](${own})`)).toContain(`<img src="${own}" alt="Rapat"`);
    expect(publish('![x](https://jahat.example/a.png)')).not.toContain('<img');
    expect(publish('![x](//jahat.example/a.png)')).not.toContain('<img');
    expect(publish('![x](data:image/png;base64,AAAA)')).not.toContain('<img');
  });

  it('HTML that was pasted becomes markup, and everything that could act is gone', () => {
    const typed =
      '<h2 onclick="x()">Judul</h2><p style="color:red">Halo <b>semua</b></p><script>alert(1)</script><img src=x onerror=alert(1)><iframe src="//x"></iframe>';
    const stored = cleanMarkup(typed);
    expect(stored).toBe('## Judul\n\nHalo **semua**');
    expect(publish(typed)).toBe('<h2 id="judul">Judul</h2>\n<p>Halo <strong>semua</strong></p>\n');
  });

  it.each([
    '[x](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '[x](vbscript:x)',
    '<svg onload=alert(1)>',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<p title="</p><script>alert(1)</script>">',
    '<form action=/x><button formaction=javascript:alert(1)>x',
    '<style>@import "//x"</style>',
    '<a href="/x" ping="//jahat" target=_blank>x</a>',
    '`<script>alert(1)</script>`',
    '    <script>alert(1)</script>',
  ])('carries nothing that runs: %s', (typed) => {
    const html = publish(typed);
    expect(html).not.toMatch(
      /<(script|style|iframe|svg|math|form|button)|<[^>]*(javascript:|vbscript:|\son\w+=|ping=)/i,
    );
  });

  it('no text at all gets a tag or an attribute past the sanitiser', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '/',
        'script',
        'img',
        'a',
        ' href=',
        ' onerror=',
        'javascript:',
        '![',
        '](',
        ')',
        '[',
      ],
      ...[
        '&#x6a;',
        '`',
        '\n\n',
        '## ',
        '- ',
        '<!--',
        '-->',
        '<![CDATA[',
        'svg',
        ' src=',
        'x',
        '\u0000',
        '<p>',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const html = publish(parts.join(''));
        for (const [, name, attributes] of html.matchAll(/<([a-z0-9]+)((?:\s[^>]*)?)\/?>/g)) {
          expect([
            'p',
            'h2',
            'h3',
            'h4',
            'ul',
            'ol',
            'li',
            'blockquote',
            'strong',
            'em',
            'a',
            'img',
            'br',
            'hr',
            'code',
            'pre',
          ]).toContain(name);
          const left = (attributes ?? '').replace(
            /\s(href|rel|src|alt|loading|decoding|start|id)="[^"]*"/g,
            '',
          );
          expect(left.replace(/[\s/]/g, '')).toBe('');
        }
        expect(html).not.toMatch(/<[^>]*href="\s*(javascript|data|vbscript):/i);
      }),
      { numRuns: 400 },
    );
  });

  it('stays as it is when it is saved again', () => {
    const text =
      '## Satu\n\n- a\n- b\n\n> kutipan\n\n1. langkah\n2. lagi\n\n**x** *y* [z](/ad-art) <https://a.example>';
    expect(cleanMarkup(text)).toBe(text);
    expect(cleanMarkup(cleanMarkup('<p>a<br>b</p>'))).toBe(cleanMarkup('<p>a<br>b</p>'));
  });

  it('two headings of the same words have two addresses, listed for the contents', () => {
    expect(headingsOf(publish('## Hak & wajib\n\nx\n\n## Hak & wajib'))).toEqual([
      { id: 'hak-wajib', words: 'Hak & wajib' },
      { id: 'hak-wajib-2', words: 'Hak & wajib' },
    ]);
  });

  it('is told shortly without markup, cut between words', () => {
    expect(plainWords(publish('Satu **dua** tiga & empat'), 100)).toBe('Satu dua tiga & empat');
    expect(plainWords('<p>satu dua tiga empat lima</p>', 15)).toBe('satu dua tiga…');
  });

  it('names make addresses of letters and digits alone', () => {
    expect(slugOf('Rapat Kerja Nasional 2026: “Upah Layak”')).toBe('rapat-kerja-nasional-2026-upah-layak');
    expect(slugOf('???')).toBe('');
  });
});
