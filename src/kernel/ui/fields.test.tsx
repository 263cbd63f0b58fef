import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  type FieldProps,
  FileField,
  fieldId,
  MoneyField,
  OtpField,
  PasswordField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from './index.ts';

const CHOICES = [
  { value: 'a', label: 'Anyaman' },
  { value: 'b', label: 'Bakul' },
];

const FIELDS: [name: string, draw: (props: FieldProps) => ReactElement][] = [
  ['TextField', (props) => <TextField {...props} />],
  ['TextField with prefix', (props) => <TextField {...props} prefix="+62" />],
  ['TextArea', (props) => <TextArea {...props} />],
  ['Select', (props) => <Select {...props} options={CHOICES} />],
  ['RadioGroup', (props) => <RadioGroup {...props} options={CHOICES} />],
  ['CheckboxGroup', (props) => <CheckboxGroup {...props} options={CHOICES} />],
  ['Checkbox', (props) => <Checkbox {...props} />],
  ['DateField', (props) => <DateField {...props} />],
  ['MoneyField', (props) => <MoneyField {...props} />],
  ['FileField', (props) => <FileField {...props} />],
  ['PasswordField', ({ autoComplete: _none, ...props }) => <PasswordField {...props} />],
  ['OtpField', (props) => <OtpField {...props} />],
];

describe.each(FIELDS)('%s', (_name, draw) => {
  const base: FieldProps = { name: 'address[0].street', label: 'Nama jalan' };

  test('a screen reader says the error and the help with the field', () => {
    const html = renderToStaticMarkup(
      draw({ ...base, error: 'Ketik nama jalan', help: 'Tanpa nomor rumah' }),
    );
    const described = /aria-describedby="([^"]+)"/.exec(html)?.[1]?.split(' ') ?? [];
    expect(described).toHaveLength(2);
    const said = described.map((id) => textOf(html, id)).join(' ');
    expect(said).toContain('Ketik nama jalan');
    expect(said).toContain('Tanpa nomor rumah');
    expect(html).toContain('aria-invalid="true"');
  });

  test('a field without error or help refers to nothing', () => {
    const html = renderToStaticMarkup(draw(base));
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });

  test('the label is tied to a control, and the error summary leads to it', () => {
    const html = renderToStaticMarkup(draw(base));
    const id = fieldId(base.name);
    expect(html).toMatch(new RegExp(`<(input|select|textarea)[^>]*id="${id}"`));
    expect(html).toContain(`for="${id}"`);
    const summary = renderToStaticMarkup(<ErrorSummary errors={{ [base.name]: 'Ketik nama jalan' }} />);
    expect(summary).toContain(`href="#${id}"`);
  });

  test('a field that may stay empty says so', () => {
    expect(renderToStaticMarkup(draw({ ...base, isOptional: true }))).not.toContain('required=""');
  });
});

test('only optional fields are marked; all others are required', () => {
  expect(renderToStaticMarkup(<TextField name="n" label="Nama" isOptional />)).toContain('(boleh kosong)');
  const html = renderToStaticMarkup(<TextField name="n" label="Nama" />);
  expect(html).not.toContain('(boleh kosong)');
  expect(html).toContain('required=""');
});

test('money is shown with dots, and what came back wrong is shown as it was typed', () => {
  expect(renderToStaticMarkup(<MoneyField name="m" label="Jumlah" value={1_250_000n} />)).toContain(
    'value="1.250.000"',
  );
  expect(renderToStaticMarkup(<MoneyField name="m" label="Jumlah" value={950} />)).toContain('value="950"');
  expect(renderToStaticMarkup(<MoneyField name="m" label="Jumlah" value="satu juta" />)).toContain(
    'value="satu juta"',
  );
});

test('a password is never sent back into the page, may be filled by the browser and pasted', () => {
  const html = renderToStaticMarkup(
    <PasswordField name="p" label="Kata sandi" autoComplete="new-password" />,
  );
  expect(html).toContain('autoComplete="new-password"');
  expect(html).not.toContain('value=');
  expect(html).not.toContain('onpaste');
});

test('a code from a message can be filled in by the phone', () => {
  const html = renderToStaticMarkup(<OtpField name="otp" label="Kode" />);
  expect(html).toContain('autoComplete="one-time-code"');
  expect(html).toContain('inputMode="numeric"');
});

test('the error summary takes the focus, counts the fields, and is not there without errors', () => {
  const html = renderToStaticMarkup(
    <ErrorSummary
      errors={[{ name: 'nik', message: 'Baru 11 angka, seharusnya 16' }, { message: 'Berkas belum lengkap' }]}
    />,
  );
  expect(html).toContain('role="alert"');
  expect(html).toContain('tabindex="-1"');
  expect(html).toContain('Ada 1 isian yang perlu diperbaiki');
  expect(renderToStaticMarkup(<ErrorSummary errors={{}} />)).toBe('');
});

function textOf(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  expect(from, `nothing has the id ${id}`).toBeGreaterThan(-1);
  return html.slice(from, html.indexOf('</p>', from)).replace(/<[^>]+>/g, '');
}
