import type { RequestContext } from '#kernel/http';
import { Button, DateField, type Option, RadioGroup, Select, TextField } from '#kernel/ui';
import type { AppError, FieldErrors } from '#kernel/work';
import {
  BodyField,
  EntryActions,
  EntryForm,
  SlugField,
  TitleFields,
  VisibilityField,
} from '../entry-form.tsx';
import { consoleOf, type SitePlace } from '../place.ts';
import { addressOf } from './page-address.ts';

/** The form as typed, right or wrong. */
export interface TypedPage {
  slug: string;
  title: string;
  summary: string;
  body: string;
  template: string;
  visibility: string;
  documentId: string;
  note: string;
  scheduledFor: string;
  seen: string;
}

export const TEMPLATE_OPTIONS: Option[] = [
  { value: 'default', label: 'Biasa', help: 'Judul, ringkasan, isi' },
  { value: 'legal', label: 'Naskah', help: 'Dengan daftar isi, untuk AD/ART dan peraturan' },
  { value: 'contact', label: 'Kontak', help: 'Dengan alamat dan formulir pesan' },
];

/** The fields of a page, with the three things that can be done with them. */
export function PageForm(props: {
  ctx: RequestContext;
  place: SitePlace;
  action: string;
  typed: TypedPage;
  problem?: AppError | undefined;
  documents: readonly Option[];
  mediaUrl: string | undefined;
  draftKey: string;
}) {
  const { place, action, typed, problem, documents, mediaUrl } = props;
  const errors = problem?.fields ?? {};
  const own = place.pages.own.find(({ slug }) => slug === typed.slug);
  return (
    <EntryForm
      action={action}
      draftKey={props.draftKey}
      seen={typed.seen}
      sections={[
        {
          title: 'Isi',
          fields: (
            <>
              <TitleFields
                title={{ value: typed.title, maxLength: 200 }}
                summary={{
                  ...{ name: 'summary', label: 'Ringkasan', value: typed.summary, maxLength: 2000 },
                  help: 'Di bawah judul dan di hasil mesin pencari. Satu atau dua kalimat.',
                }}
                errors={errors}
              />
              <BodyField label="Isi" value={typed.body} errors={errors} mediaUrl={mediaUrl} />
            </>
          ),
        },
        {
          title: 'Tampilan',
          fields: (
            <>
              {own ? (
                <>
                  <input type="hidden" name="slug" value={typed.slug} />
                  <p className="text-sm text-muted">
                    Alamat halaman ini tetap: <code>{addressOf(place, typed.slug)}</code>
                  </p>
                </>
              ) : (
                <SlugField
                  value={typed.slug}
                  maxLength={60}
                  prefix={`${place.pages.others}/`}
                  help="Huruf kecil, angka, dan tanda hubung. Kosongkan agar dibuat dari judul."
                  errors={errors}
                />
              )}
              <RadioGroup
                name="template"
                label="Bentuk halaman"
                options={TEMPLATE_OPTIONS}
                value={typed.template}
                error={errors.template}
              />
              {place.rights.readMember && <VisibilityField value={typed.visibility} errors={errors} />}
              {place.documents && (
                <Select
                  name="documentId"
                  label="Dokumen utama"
                  isOptional
                  placeholder="Tanpa dokumen"
                  options={[...documents]}
                  value={typed.documentId}
                  help="PDF yang ditawarkan untuk diunduh di halaman ini."
                  error={errors.documentId}
                />
              )}
            </>
          ),
        },
        {
          title: 'Simpan',
          fields: <SaveFields place={place} typed={typed} errors={errors} />,
        },
      ]}
    />
  );
}

/** Publish, keep as a draft, or publish later; and what was changed, for the history. */
function SaveFields(props: { place: SitePlace; typed: TypedPage; errors: FieldErrors }) {
  const { place, typed, errors } = props;
  return (
    <>
      <TextField
        name="note"
        label="Catatan perubahan"
        isOptional
        value={typed.note}
        maxLength={300}
        help="Untuk riwayat: apa yang Anda ubah."
        error={errors.note}
      />
      <EntryActions
        save={
          <>
            <Button look="primary" name="act" value="publish">
              Terbitkan sekarang
            </Button>
            <Button name="act" value="draft">
              Simpan draf
            </Button>
          </>
        }
        previewUrl={`${consoleOf(place, 'pages')}/preview`}
        backUrl={consoleOf(place, 'pages')}
      />
      <div className="flex flex-wrap items-end gap-3 border-t border-base-300 pt-5">
        <DateField
          name="scheduledFor"
          label="Atau terbit otomatis pada"
          kind="datetime-local"
          isOptional
          value={typed.scheduledFor}
          error={errors.scheduledFor}
        />
        <Button name="act" value="schedule" icon="clock">
          Jadwalkan
        </Button>
      </div>
    </>
  );
}
