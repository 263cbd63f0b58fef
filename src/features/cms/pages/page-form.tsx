import type { RequestContext } from '#kernel/http';
import {
  Button,
  DateField,
  Form,
  FormActions,
  LinkButton,
  type Option,
  RadioGroup,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import type { CmsPlace } from '../place.ts';
import { VISIBILITY_OPTIONS } from '../publication.tsx';
import { WritingField } from '../writing/writing-field.tsx';
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
  place: CmsPlace;
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
    <Form action={action} className="grid gap-4 lg:gap-6" draftKey={props.draftKey}>
      <input type="hidden" name="seen" value={typed.seen} />
      <Sheet title="Isi">
        <div className="grid gap-5">
          <TextField name="title" label="Judul" value={typed.title} maxLength={200} error={errors.title} />
          <TextArea
            name="summary"
            label="Ringkasan"
            isOptional
            rows={3}
            maxLength={2000}
            value={typed.summary}
            help="Di bawah judul dan di hasil mesin pencari. Satu atau dua kalimat."
            error={errors.summary}
          />
          <WritingField
            name="body"
            label="Isi"
            value={typed.body}
            error={errors.body}
            {...(mediaUrl ? { mediaUrl } : {})}
          />
        </div>
      </Sheet>
      <Sheet title="Tampilan">
        <div className="grid gap-5">
          {own ? (
            <input type="hidden" name="slug" value={typed.slug} />
          ) : (
            <TextField
              name="slug"
              label="Alamat"
              isOptional
              value={typed.slug}
              maxLength={60}
              prefix={`${place.pages.others}/`}
              help="Huruf kecil, angka, dan tanda hubung. Kosongkan agar dibuat dari judul."
              error={errors.slug}
            />
          )}
          {own && (
            <p className="text-sm text-muted">
              Alamat halaman ini tetap: <code>{addressOf(place, typed.slug)}</code>
            </p>
          )}
          <RadioGroup
            name="template"
            label="Bentuk halaman"
            options={TEMPLATE_OPTIONS}
            value={typed.template}
            error={errors.template}
          />
          <RadioGroup
            name="visibility"
            label="Dibaca oleh"
            options={VISIBILITY_OPTIONS}
            value={typed.visibility}
            isInline
            error={errors.visibility}
          />
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
        </div>
      </Sheet>
      <Sheet title="Simpan">
        <div className="grid gap-5">
          <TextField
            name="note"
            label="Catatan perubahan"
            isOptional
            value={typed.note}
            maxLength={300}
            help="Untuk riwayat: apa yang Anda ubah."
            error={errors.note}
          />
          <FormActions>
            <Button look="primary" name="act" value="publish">
              Terbitkan sekarang
            </Button>
            <Button name="act" value="draft">
              Simpan draf
            </Button>
            <Button
              look="quiet"
              icon="eye"
              formAction={`${place.admin}/pages/preview`}
              data={{ turbo: 'false' }}
              busyLabel="Membuka…"
            >
              Pratinjau
            </Button>
            <LinkButton href={`${place.admin}/pages`} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
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
        </div>
      </Sheet>
    </Form>
  );
}
