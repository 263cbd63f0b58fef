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
import type { Media } from '../media/media-rows.ts';
import { PictureField } from '../media/picture-field.tsx';
import { STATUS_OPTIONS } from '../publication.tsx';
import { WritingField } from '../writing/writing-field.tsx';

/** The form as typed, right or wrong. */
export interface TypedNews {
  title: string;
  slug: string;
  excerpt: string;
  body: string;
  categoryId: string;
  coverId: string;
  status: string;
  publishedAt: string;
  pictureAlt: string;
  seen: string;
}

/** The fields of a piece of news, its cover among them. */
export function NewsForm(props: {
  action: string;
  previewUrl: string;
  backUrl: string;
  newsUrl: string;
  typed: TypedNews;
  categories: readonly Option[];
  recent: readonly Media[];
  mediaUrl: string | undefined;
  problem?: AppError | undefined;
  draftKey: string;
}) {
  const { typed, problem, mediaUrl } = props;
  const errors = problem?.fields ?? {};
  return (
    <Form action={props.action} isMultipart className="grid gap-4 lg:gap-6" draftKey={props.draftKey}>
      <input type="hidden" name="seen" value={typed.seen} />
      <Sheet title="Isi">
        <div className="grid gap-5">
          <TextField name="title" label="Judul" value={typed.title} maxLength={200} error={errors.title} />
          <TextArea
            name="excerpt"
            label="Ringkasan"
            isOptional
            rows={3}
            maxLength={400}
            value={typed.excerpt}
            help="Satu atau dua kalimat untuk daftar berita dan mesin pencari."
            error={errors.excerpt}
          />
          <WritingField
            name="body"
            label="Isi berita"
            value={typed.body}
            error={errors.body}
            {...(mediaUrl ? { mediaUrl } : {})}
          />
        </div>
      </Sheet>
      <Sheet title="Gambar sampul">
        <PictureField
          name="coverId"
          label="Sampul"
          value={typed.coverId}
          recent={props.recent}
          errors={errors}
          alt={typed.pictureAlt}
        />
      </Sheet>
      <Sheet title="Terbit">
        <div className="grid gap-5">
          <Select
            name="categoryId"
            label="Kategori"
            isOptional
            placeholder="Tanpa kategori"
            options={[...props.categories]}
            value={typed.categoryId}
            error={errors.categoryId}
          />
          <TextField
            name="slug"
            label="Alamat"
            isOptional
            value={typed.slug}
            maxLength={100}
            prefix={`${props.newsUrl}/`}
            help="Kosongkan agar dibuat dari judul."
            error={errors.slug}
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
            <Button look="primary">Simpan berita</Button>
            <Button
              look="quiet"
              icon="eye"
              formAction={props.previewUrl}
              data={{ turbo: 'false' }}
              busyLabel="Membuka…"
            >
              Pratinjau
            </Button>
            <LinkButton href={props.backUrl} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </div>
      </Sheet>
    </Form>
  );
}
