import {
  APPLICANT,
  FIELD_KINDS,
  keyOf,
  type LetterType,
  readDefinition,
  variablesOf,
} from '#features/letters';
import {
  Button,
  Checkbox,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { TypePreview } from './type-preview.tsx';

export type TypedType = Readonly<Record<string, string>>;

/** Rows that the form offers beyond those that are filled. */
const SPARE = 3;
const MOST_FIELDS = 20;
const MOST_PARTIES = 8;
const SOURCES = [
  { value: 'resident', label: 'Penduduk desa' },
  { value: 'outsider', label: 'Orang luar, ditulis sendiri' },
  { value: 'either', label: 'Keduanya boleh' },
];
const SEXES = [
  { value: 'L', label: 'Laki-laki' },
  { value: 'P', label: 'Perempuan' },
];
const LIVES = [
  { value: 'alive', label: 'Masih hidup' },
  { value: 'dead', label: 'Sudah meninggal' },
  { value: 'any', label: 'Keduanya' },
];
const RELATIONS = [
  { value: 'family', label: 'Satu kartu keluarga' },
  { value: 'spouse', label: 'Suami atau istri' },
  { value: 'child', label: 'Anak' },
  { value: 'parent', label: 'Orang tua' },
  { value: 'head', label: 'Kepala keluarga' },
];

export const EMPTY_TYPE: TypedType = {
  isOnline: '1',
  isActive: '1',
  isEndorsed: '1',
  validMonths: '1',
  template: `Yang bertanda tangan di bawah ini, Kepala {{desa.nama}}, menerangkan bahwa:\n\n{{identitas.${APPLICANT}}}\n\nadalah benar warga {{desa.nama}}.`,
};

/** A type as its form types it. */
export function typedTypeOf({ code, title, isOnline, isActive, definition }: LetterType): TypedType {
  const { fields, parties, requirements, template, validMonths, isEndorsed, classification } = definition;
  const typed: Record<string, string> = {
    ...{ code, title, template, validMonths: String(validMonths) },
    classification: `${classification.edition}|${classification.code}`,
    requirements: requirements.join('\n'),
    ...(isOnline && { isOnline: '1' }),
    ...(isActive && { isActive: '1' }),
    ...(isEndorsed && { isEndorsed: '1' }),
  };
  fields.forEach(({ key, label, kind, isOptional, options }, index) => {
    const row = { key, label, kind, options: options.join('; '), isOptional: isOptional ? '1' : '' };
    for (const [name, value] of Object.entries(row)) typed[`fields.${index}.${name}`] = value;
  });
  parties.forEach(({ key, label, source, sex, life, relations, related, isOptional }, index) => {
    const row = {
      ...{ key, label, source, sex, life, relations: relations.join(',') },
      ...{ how: related?.how ?? '', to: related?.to ?? '', isOptional: isOptional ? '1' : '' },
    };
    for (const [name, value] of Object.entries(row)) typed[`parties.${index}.${name}`] = value;
  });
  return typed;
}

const rowsIn = (typed: TypedType, list: string, most: number) =>
  Array.from({ length: most }, (_, index) => index).filter((index) =>
    (typed[`${list}.${index}.label`] ?? '').trim(),
  );

/** What the form says, as a type; empty rows are left out, keys come from the labels. */
export function readTypeForm(typed: TypedType) {
  const get = (name: string) => (typed[name] ?? '').trim();
  const [edition = '', code = ''] = get('classification').split('|');
  return {
    ...{ code: get('code').toUpperCase(), title: get('title') },
    ...{ isOnline: get('isOnline') === '1', isActive: get('isActive') === '1' },
    definition: {
      classification: { edition, code },
      fields: rowsIn(typed, 'fields', MOST_FIELDS).map((index) => {
        const of = (name: string) => get(`fields.${index}.${name}`);
        return {
          ...{ key: of('key') || keyOf(of('label')), label: of('label'), kind: of('kind') || 'text' },
          isOptional: of('isOptional') === '1',
          options: of('options')
            .split(';')
            .map((one) => one.trim())
            .filter(Boolean),
        };
      }),
      parties: rowsIn(typed, 'parties', MOST_PARTIES).map((index) => {
        const of = (name: string) => get(`parties.${index}.${name}`);
        return {
          ...{ key: of('key') || keyOf(of('label')), label: of('label'), source: of('source') || 'either' },
          ...{ sex: of('sex'), life: of('life') || 'alive', isOptional: of('isOptional') === '1' },
          relations: of('relations')
            .split(',')
            .map((one) => one.trim())
            .filter(Boolean),
          ...(of('how') && { related: { to: of('to') || APPLICANT, how: of('how') } }),
        };
      }),
      requirements: get('requirements')
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
      template: get('template').replaceAll('\r', ''),
      validMonths: Number(get('validMonths') || '0'),
      isEndorsed: get('isEndorsed') === '1',
    },
  };
}

export interface TypeFormProps {
  title: string;
  typed: TypedType;
  errors: FieldErrors;
  action: string;
  cancelUrl: string;
  village: string;
  classifications: readonly { edition: string; code: string; title: string }[];
  isPreviewed: boolean;
}

/** Everything a type asks and says, in rows; works without script, and shows the letter before it is saved. */
export function TypeForm(props: TypeFormProps) {
  const { title, typed, errors, action, cancelUrl, village, classifications, isPreviewed } = props;
  const wish = readTypeForm(typed);
  const definition = readDefinition(wish.definition);
  const value = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] });
  const offer = (list: string, most: number) => {
    const filled = rowsIn(typed, list, most);
    const count = Math.min(most, (filled.at(-1) ?? -1) + 1 + SPARE);
    return Array.from({ length: count }, (_, index) => index);
  };
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader title={title} note="Yang sudah terbit dan yang sedang berjalan tetap memakai versinya." />
      <ErrorSummary errors={errors} />
      <div className="grid items-start gap-4 xl:grid-cols-2 xl:gap-6">
        <Sheet>
          <Form action={action} className="grid gap-6" draftKey={`jenis ${action}`}>
            <FormSection title="Suratnya">
              <TextField {...value('title')} label="Nama surat" maxLength={120} />
              <TextField
                {...value('code')}
                label="Kode"
                maxLength={13}
                help="Unik, misalnya S-01; ikut di nomor surat."
              />
              <Select
                {...value('classification')}
                label="Kode klasifikasi"
                options={classifications.map(({ edition, code, title: words }) => ({
                  ...{ value: `${edition}|${code}`, label: `${code} ${words}`, group: edition },
                }))}
              />
              <TextField
                {...value('validMonths')}
                label="Berlaku berapa bulan"
                inputMode="numeric"
                help="0 bila tanpa batas."
              />
              <Checkbox name="isOnline" label="Dapat diminta dari rumah" isChecked={typed.isOnline === '1'} />
              <Checkbox
                name="isEndorsed"
                label="Diparaf Sekretaris Desa sebelum ditandatangani"
                isChecked={typed.isEndorsed === '1'}
              />
              <Checkbox name="isActive" label="Dilayani sekarang" isChecked={typed.isActive === '1'} />
            </FormSection>
            <FormSection title="Isian" help="Nama isian menjadi variabelnya. Baris kosong diabaikan.">
              {offer('fields', MOST_FIELDS).map((index) => (
                <div key={index} className="grid gap-3 border-l-2 border-base-300 pl-3 sm:grid-cols-2">
                  <input
                    type="hidden"
                    name={`fields.${index}.key`}
                    value={typed[`fields.${index}.key`] ?? ''}
                  />
                  <TextField
                    {...value(`fields.${index}.label`)}
                    label={`Isian ${index + 1}`}
                    isOptional
                    maxLength={80}
                  />
                  <Select
                    {...value(`fields.${index}.kind`)}
                    label="Jenis"
                    isOptional
                    options={[...FIELD_KINDS]}
                  />
                  <TextField
                    {...value(`fields.${index}.options`)}
                    label="Pilihan atau kolom"
                    isOptional
                    help="Dipisah titik koma; untuk pilihan dan tabel."
                  />
                  <Checkbox
                    name={`fields.${index}.isOptional`}
                    label="Boleh kosong"
                    isChecked={typed[`fields.${index}.isOptional`] === '1'}
                  />
                </div>
              ))}
            </FormSection>
            <FormSection
              title="Pihak lain"
              help="Pemohon selalu ada. Tambahkan saksi, orang tua, pembeli, dan lainnya."
            >
              {offer('parties', MOST_PARTIES).map((index) => (
                <div key={index} className="grid gap-3 border-l-2 border-base-300 pl-3 sm:grid-cols-2">
                  <input
                    type="hidden"
                    name={`parties.${index}.key`}
                    value={typed[`parties.${index}.key`] ?? ''}
                  />
                  <TextField
                    {...value(`parties.${index}.label`)}
                    label={`Pihak ${index + 1}`}
                    isOptional
                    maxLength={80}
                  />
                  <Select
                    {...value(`parties.${index}.source`)}
                    label="Dari mana"
                    isOptional
                    options={SOURCES}
                  />
                  <Select
                    {...value(`parties.${index}.sex`)}
                    label="Jenis kelamin"
                    isOptional
                    placeholder="Bebas"
                    options={SEXES}
                  />
                  <Select {...value(`parties.${index}.life`)} label="Keadaan" isOptional options={LIVES} />
                  <Select
                    {...value(`parties.${index}.how`)}
                    label="Hubungan"
                    isOptional
                    placeholder="Bebas"
                    options={RELATIONS}
                  />
                  <TextField
                    {...value(`parties.${index}.relations`)}
                    label="Nomor SHDK"
                    isOptional
                    help="Misalnya 4 untuk anak; dipisah koma."
                  />
                  <Checkbox
                    name={`parties.${index}.isOptional`}
                    label="Boleh kosong"
                    isChecked={typed[`parties.${index}.isOptional`] === '1'}
                  />
                </div>
              ))}
            </FormSection>
            <FormSection title="Berkas dan kalimatnya">
              <TextArea
                {...value('requirements')}
                label="Berkas persyaratan"
                isOptional
                rows={4}
                help="Satu baris satu berkas."
              />
              <TextArea
                {...value('template')}
                label="Template"
                rows={12}
                maxLength={8000}
                help="Baris kosong memisahkan paragraf. Hanya kata dan variabel: tanpa rumus dan pengulangan."
              />
            </FormSection>
            <FormActions>
              <Button look="primary">Simpan jenis surat</Button>
              <Button name="lihat" value="1" busyLabel="Menyusun…">
                Lihat pratinjau
              </Button>
              <LinkButton href={cancelUrl}>Batal</LinkButton>
            </FormActions>
          </Form>
        </Sheet>
        <div className="grid gap-4">
          {definition && (
            <Disclosure title="Variabel yang dapat dipakai">
              <ul className="grid gap-1 text-sm">
                {[...variablesOf(definition)].map(([name, words]) => (
                  <li key={name}>
                    <code>{`{{${name}}}`}</code> {words}
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
          {(isPreviewed || Object.keys(errors).length === 0) && definition && (
            <TypePreview definition={definition} title={wish.title || 'Nama surat'} village={village} />
          )}
        </div>
      </div>
    </div>
  );
}
