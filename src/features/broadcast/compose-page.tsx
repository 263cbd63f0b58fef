import {
  Button,
  CheckboxGroup,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  type Option,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Audience, AudienceGroup } from './broadcast-place.ts';
import { BLANKS, type LetterText } from './letter.ts';

export type TypedLetter = LetterText & { kind: string };

/** The form of a letter: its words, whether it may be switched off, and whom it is for. */
export function ComposePage(props: {
  action: string;
  cancelUrl: string;
  /** Under which what is typed is kept in the browser; none for a copy, which brings its own words. */
  draftKey: string | undefined;
  title: string;
  noun: string;
  groups: readonly (AudienceGroup & { choices: readonly Option[] })[];
  typed: TypedLetter;
  audience: Audience;
  errors: FieldErrors;
}) {
  const { action, cancelUrl, draftKey, title, noun, groups, typed, audience, errors } = props;
  const blanks = Object.entries(BLANKS).map(([name, meaning]) => `{{${name}}} ${meaning.toLowerCase()}`);
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title={title} note="Disimpan sebagai konsep. Belum ada yang terkirim." />
      <ErrorSummary errors={errors} />
      <Form action={action} className="grid gap-5" {...(draftKey ? { draftKey } : {})}>
        <Sheet title="Isi surat">
          <div className="grid gap-5">
            <TextField
              name="subject"
              label="Judul"
              maxLength={150}
              value={typed.subject}
              error={errors.subject}
            />
            <TextArea
              name="body"
              label="Isi"
              rows={12}
              maxLength={10_000}
              value={typed.body}
              error={errors.body}
              help={`Baris kosong memisahkan paragraf; baris yang dimulai "- " menjadi daftar. Isian yang tersedia: ${blanks.join('; ')}.`}
            />
            <Disclosure
              title="Tombol di bawah surat (boleh kosong)"
              isOpen={typed.buttonUrl !== '' || typed.buttonLabel !== '' || 'buttonUrl' in errors}
            >
              <TextField
                name="buttonLabel"
                label="Kata pada tombol"
                isOptional
                maxLength={60}
                value={typed.buttonLabel}
                error={errors.buttonLabel}
              />
              <TextField
                name="buttonUrl"
                label="Alamat yang dibuka"
                isOptional
                maxLength={500}
                inputMode="url"
                value={typed.buttonUrl}
                error={errors.buttonUrl}
              />
            </Disclosure>
          </div>
        </Sheet>
        <Sheet title="Jenis">
          <RadioGroup
            name="kind"
            label="Apakah pengumuman ini wajib?"
            value={typed.kind}
            error={errors.kind}
            options={[
              {
                value: 'essential',
                label: 'Wajib',
                help: `Rapat, pemilihan, perubahan iuran. Sampai kepada semua ${noun} yang dipilih dan tidak dapat dimatikan.`,
              },
              {
                value: 'news',
                label: 'Tidak wajib',
                help: 'Kabar dan ajakan. Setiap surel membawa tautan untuk berhenti; yang sudah berhenti tidak dikirimi.',
              },
            ]}
          />
        </Sheet>
        <Sheet title="Untuk siapa" note={`Tanpa pilihan: semua ${noun} dalam wewenang Anda`}>
          <div className="grid gap-4">
            {groups.map((group) => (
              <GroupChoice
                key={group.key}
                group={group}
                values={audience[group.key] ?? []}
                error={errors[group.key]}
              />
            ))}
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan dan periksa</Button>
          <LinkButton href={cancelUrl} look="quiet">
            Batal
          </LinkButton>
        </FormActions>
      </Form>
    </div>
  );
}

/** A few choices stand open; many are folded, with what was picked in the title. */
function GroupChoice(props: {
  group: AudienceGroup & { choices: readonly Option[] };
  values: readonly string[];
  error: string | undefined;
}) {
  const { group, values, error } = props;
  if (group.choices.length === 0) return null;
  const field = (
    <CheckboxGroup
      name={group.key}
      label={group.label}
      isOptional
      isInline
      values={[...values]}
      options={[...group.choices]}
      {...(error ? { error } : {})}
    />
  );
  if (group.choices.length <= 8) return field;
  const picked = values.length > 0 ? `${values.length} dipilih` : group.all;
  return (
    <Disclosure title={`${group.label}: ${picked}`} isOpen={error !== undefined}>
      {field}
    </Disclosure>
  );
}
