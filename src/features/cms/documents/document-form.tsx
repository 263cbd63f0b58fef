import { Button, FileField, type Option } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import {
  CategoryField,
  EntryActions,
  EntryForm,
  PublishFields,
  TitleFields,
  VisibilityField,
} from '../entry-form.tsx';
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
    <EntryForm
      action={action}
      isMultipart
      seen={typed.seen}
      sections={[
        {
          fields: (
            <>
              <TitleFields
                title={{ value: typed.title, maxLength: 255 }}
                summary={{
                  ...{ name: 'description', label: 'Keterangan', value: typed.description, maxLength: 2000 },
                  help: 'Apa isinya dan untuk siapa, dalam satu atau dua kalimat.',
                }}
                errors={errors}
              />
              <FileField
                name="file"
                label="Berkas PDF"
                accept=".pdf,application/pdf"
                help="PDF sampai 20 MB. Berkas diperiksa dari isinya, bukan dari namanya."
                {...(row && props.fileUrl ? { current: { name: row.fileName, url: props.fileUrl } } : {})}
                error={errors.file}
              />
              <CategoryField value={typed.categoryId} categories={categories} errors={errors} />
              <VisibilityField value={typed.visibility} errors={errors} />
              <PublishFields typed={typed} errors={errors} />
              <EntryActions save={<Button look="primary">Simpan dokumen</Button>} backUrl={backUrl} />
            </>
          ),
        },
      ]}
    />
  );
}
