import { Button, type Option } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import {
  BodyField,
  CategoryField,
  EntryActions,
  EntryForm,
  PublishFields,
  SlugField,
  TitleFields,
} from '../entry-form.tsx';
import type { Media } from '../media/media-rows.ts';
import { PictureField } from '../media/picture-field.tsx';

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
  const { typed, problem } = props;
  const errors = problem?.fields ?? {};
  return (
    <EntryForm
      action={props.action}
      isMultipart
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
                  ...{ name: 'excerpt', label: 'Ringkasan', value: typed.excerpt, maxLength: 400 },
                  help: 'Satu atau dua kalimat untuk daftar berita dan mesin pencari.',
                }}
                errors={errors}
              />
              <BodyField label="Isi berita" value={typed.body} errors={errors} mediaUrl={props.mediaUrl} />
            </>
          ),
        },
        {
          title: 'Gambar sampul',
          fields: (
            <PictureField
              name="coverId"
              label="Sampul"
              value={typed.coverId}
              recent={props.recent}
              errors={errors}
              alt={typed.pictureAlt}
            />
          ),
        },
        {
          title: 'Terbit',
          fields: (
            <>
              <CategoryField value={typed.categoryId} categories={props.categories} errors={errors} />
              <SlugField
                value={typed.slug}
                maxLength={100}
                prefix={`${props.newsUrl}/`}
                help="Kosongkan agar dibuat dari judul."
                errors={errors}
              />
              <PublishFields typed={typed} errors={errors} />
              <EntryActions
                save={<Button look="primary">Simpan berita</Button>}
                previewUrl={props.previewUrl}
                backUrl={props.backUrl}
              />
            </>
          ),
        },
      ]}
    />
  );
}
