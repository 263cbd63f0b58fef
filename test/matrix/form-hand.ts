import sharp from 'sharp';
import type { FormField, PageForm } from './read-forms.ts';

/** What a form sends: texts, and files for forms that take them. */
export type Filled = Record<string, string | string[] | { name: string; type: string; content: Uint8Array }>;

/** What somebody types who knows more than the form shows, by name of the field. */
export type Known = Readonly<Filled>;

/**
 * Fills a form the way a person does who only wants it to go through: what stands there stays, what has to be filled in is
 * filled in, and where nothing had to be, one free text is changed.
 */
export async function fillForm(form: PageForm, turn: number, known: Known = {}): Promise<Filled> {
  const filled: Filled = {};
  let hasTyped = false;
  const type = (name: string, value: Filled[string]) => {
    filled[name] = value;
    hasTyped = true;
  };
  for (const [name, fields] of Map.groupBy(form.fields, (field) => field.name)) {
    const [field] = fields as [FormField];
    if (name in known) type(name, known[name]!);
    else if (field.kind === 'hidden' || field.kind === 'submit') {
      filled[name] = fields.length > 1 ? fields.map(({ value }) => value) : field.value;
    } else if (field.kind === 'radio') {
      const chosen = fields.find(({ isOn }) => isOn) ?? fields.find(({ value }) => value !== '');
      if (chosen) filled[name] = chosen.value;
    } else if (field.kind === 'checkbox') {
      const ticked = fields.filter(({ isOn }) => isOn);
      if (ticked.length > 0) filled[name] = ticked.map(({ value }) => value);
      else if (field.isRequired || fields.length > 1) type(name, [field.value]);
    } else if (field.kind === 'file') type(name, await picture(turn));
    else if (field.kind === 'select') {
      if (field.value === '' && field.isRequired && field.options[0] !== undefined)
        type(name, field.options[0]);
      else filled[name] = field.value;
    } else if (field.value === '' && field.isRequired) type(name, textFor(field, turn));
    else filled[name] = field.value;
  }
  if (!hasTyped) changeOneText(form, turn, filled);
  return filled;
}

const FREE = new Set(['text', 'textarea']);

function changeOneText(form: PageForm, turn: number, filled: Filled): void {
  const free = form.fields.filter(
    ({ kind, inputMode }) => FREE.has(kind) && !/numeric|decimal/.test(inputMode),
  );
  const field =
    free.find(({ kind }) => kind === 'textarea') ?? free.find(({ isRequired }) => !isRequired) ?? free[0];
  if (field) filled[field.name] = textFor(field, turn);
}

function textFor({ kind, inputMode, name }: FormField, turn: number): string {
  if (kind === 'email') return `contoh${turn}@surat.example`;
  if (kind === 'date') return '2026-11-02';
  if (kind === 'time') return '09:00';
  if (kind === 'datetime-local') return '2026-11-02T09:00';
  if (kind === 'tel' || /phone|telepon/i.test(name)) return '0812-3456-7890';
  if (inputMode === 'numeric' || kind === 'number') return '3';
  if (inputMode === 'decimal') return '1';
  return kind === 'textarea' ? `Keterangan contoh nomor ${turn}.` : `Contoh ${turn}`;
}

/** A small picture that is a different one each time. */
export async function picture(turn: number): Promise<{ name: string; type: string; content: Uint8Array }> {
  const background = { r: (turn * 37) % 256, g: (turn * 91) % 256, b: 120 };
  const content = await sharp({ create: { width: 320, height: 320, channels: 3, background } })
    .png()
    .toBuffer();
  return { name: `gambar-${turn}.png`, type: 'image/png', content };
}
