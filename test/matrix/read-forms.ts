/** A control of a form as the page shows it. */
export interface FormField {
  name: string;
  /** The type of an input; `textarea`, `select` and `button` for the others. */
  kind: string;
  /** Filled in already, chosen or ticked. */
  value: string;
  isOn: boolean;
  isRequired: boolean;
  /** `numeric`, `decimal`: what a phone would offer. */
  inputMode: string;
  /** Of a select, without the empty one. */
  options: readonly string[];
}

export interface PageForm {
  action: string;
  isMultipart: boolean;
  fields: readonly FormField[];
}

/** The forms of a page that change something, as somebody without script sees them. */
export function readForms(html: string): PageForm[] {
  const forms: PageForm[] = [];
  for (const [, tag = '', inner = ''] of html.matchAll(/<form(\s[^>]*)>(.*?)<\/form>/gs)) {
    const form = attributesOf(tag);
    if (form.get('method') !== 'post') continue;
    const id = form.get('id');
    const outside = id
      ? [...html.matchAll(new RegExp(`<(input|button)[^>]*\\sform="${id}"[^>]*>`, 'g'))]
      : [];
    const fields = readFields(inner + outside.map(([text]) => text).join(''));
    const isMultipart = form.get('enctype') === 'multipart/form-data';
    const buttons = fields.filter(({ kind }) => kind === 'submit');
    const rest = fields.filter(({ kind }) => kind !== 'submit');
    forms.push({
      action: form.get('action') ?? '',
      isMultipart,
      fields: [...rest, ...buttons.filter(({ name }) => name !== '').slice(0, 1)],
    });
    for (const [, text = ''] of inner.matchAll(/<button(\s[^>]*\sformaction="[^>]*)>/gi)) {
      forms.push({ action: attributesOf(text).get('formaction') ?? '', isMultipart, fields: rest });
    }
  }
  return forms;
}

function readFields(html: string): FormField[] {
  const controls =
    /<(input|button)(\s[^>]*)>|<(textarea)(\s[^>]*)>([^<]*)<\/textarea>|<(select)(\s[^>]*)>(.*?)<\/select>/gs;
  const fields: FormField[] = [];
  for (const match of html.matchAll(controls)) {
    const kind = match[1] ?? match[3] ?? match[6] ?? '';
    const attributes = attributesOf(match[2] ?? match[4] ?? match[7] ?? '');
    if (attributes.has('disabled')) continue;
    const options = kind === 'select' ? readOptions(match[8] ?? '') : [];
    const type = attributes.get('type') ?? (kind === 'button' ? 'submit' : 'text');
    fields.push({
      name: attributes.get('name') ?? '',
      kind: kind === 'input' || kind === 'button' ? type : kind,
      value:
        kind === 'textarea'
          ? plain(match[5] ?? '').replace(/^\n/, '')
          : kind === 'select'
            ? (options.find(({ isOn }) => isOn)?.value ?? options[0]?.value ?? '')
            : (attributes.get('value') ?? (type === 'checkbox' ? 'on' : '')),
      isOn: attributes.has('checked'),
      isRequired: attributes.has('required'),
      inputMode: attributes.get('inputmode') ?? '',
      options: options.map(({ value }) => value).filter((value) => value !== ''),
    });
  }
  return fields.filter(({ name, kind }) => name !== '' && kind !== 'button');
}

function readOptions(html: string): { value: string; isOn: boolean }[] {
  return [...html.matchAll(/<option(\s[^>]*)?>([^<]*)/g)].flatMap(([, tag = '', text = '']) => {
    const attributes = attributesOf(tag);
    if (attributes.has('disabled')) return [];
    return [{ value: attributes.get('value') ?? plain(text), isOn: attributes.has('selected') }];
  });
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const pairs = tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name.toLowerCase(), plain(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name]!);
}
