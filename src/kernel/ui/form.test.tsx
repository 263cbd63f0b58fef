import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CsrfToken, Form } from './index.ts';

test('a form that changes something carries the token of the page before its own fields', () => {
  const html = renderToStaticMarkup(
    <CsrfToken value="rahasia">
      <Form action="/simpan" isMultipart hidden={{ id: '7' }}>
        <input name="nama" />
      </Form>
    </CsrfToken>,
  );
  expect(html.indexOf('name="_csrf" value="rahasia"')).toBeGreaterThan(-1);
  expect(html.indexOf('_csrf')).toBeLessThan(html.indexOf('name="id"'));
  expect(html).toContain('encType="multipart/form-data"');
  expect(html).toContain('noValidate=""');
});

test('a search does not put the token into the address', () => {
  const html = renderToStaticMarkup(
    <CsrfToken value="rahasia">
      <Form action="/cari" method="get" hidden={{ urut: 'nama', wilayah: ['51', '63'], kosong: undefined }}>
        <input name="q" />
      </Form>
    </CsrfToken>,
  );
  expect(html).not.toContain('rahasia');
  expect(html.match(/name="wilayah"/g)).toHaveLength(2);
  expect(html).not.toContain('kosong');
});
