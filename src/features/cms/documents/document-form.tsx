import type { RequestContext } from '#kernel/http';
import {
  Button,
  DateField,
  FileField,
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
import { STATUS_OPTIONS, VISIBILITY_OPTIONS } from '../publication.tsx';
import type { DocumentRow } from './document-rows.ts';

/** The form as typed, right or wrong. */
export interface TypedDocument {
  title: string;
  description: string;
  categoryId: string;
  visibility: string;
  status: string;
  publishedAt: string;
  seen: string;
}

/** The fields of a document with its PDF. */
export function DocumentForm(props: {
  ctx: RequestContext;
  action: string;
  backUrl: string;
  fileUrl?: string;
  row: DocumentRow | undefined;
  typed: TypedDocument;
  categories: readonly Option[];
  problem?: AppError | undefined;
}) {
  const { action, backUrl, row, typed, categories, problem } = props;
  const errors = problem?.fields ?? {};
  return (
    <Form action={action} isMultipart>
      <Sheet>
        <div className="grid gap-5">
          <input type="hidden" name="seen" value={typed.seen} />
          <TextField name="title" label="Judul" value={typed.title} maxLength={255} error={errors.title} />
          <TextArea
            name="description"
            label="Keterangan"
            isOptional
            rows={3}
            maxLength={2000}
            value={typed.description}
            help="Apa isinya dan untuk siapa, dalam satu atau dua kalimat."
            error={errors.description}
          />
          <FileField
            name="file"
            label="Berkas PDF"
            accept=".pdf,application/pdf"
            help="PDF sampai 20 MB. Berkas diperiksa dari isinya, bukan dari namanya."
            {...(row && props.fileUrl ? { current: { name: row.fileName, url: props.fileUrl } } : {})}
            error={errors.file}
          />
          <Select
            name="categoryId"
            label="Kategori"
            isOptional
            placeholder="Tanpa kategori"
            options={[...categories]}
            value={typed.categoryId}
            error={errors.categoryId}
          />
          <RadioGroup
            name="visibility"
            label="Dibaca oleh"
            options={VISIBILITY_OPTIONS}
            value={typed.visibility}
            isInline
            error={errors.visibility}
          />
          <RadioGroup
            name="status"
            label="Status"
            options={STATUS_OPTIONS}
            value={typed.status}
            isInline
            error={errors.status}
          />
          <DateField
            name="publishedAt"
            label="Terbit sejak"
            kind="datetime-local"
            isOptional
            value={typed.publishedAt}
            help="Kosongkan untuk sekarang. Waktu yang akan datang menjadi jadwal terbit."
            error={errors.publishedAt}
          />
          <FormActions>
            <Button look="primary">Simpan dokumen</Button>
            <LinkButton href={backUrl} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </div>
      </Sheet>
    </Form>
  );
}
