import type { ReactNode } from 'react';
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
import { type AppError, asAppError, type FieldErrors } from '#kernel/work';
import { STATUS_OPTIONS, VISIBILITY_OPTIONS } from './publication.tsx';
import { WritingField } from './writing/writing-field.tsx';

/** The frame of every form of the site: sheets of fields, and the version that the person saw. */
export function EntryForm(props: {
  action: string;
  seen: string;
  draftKey?: string;
  isMultipart?: boolean;
  sections: readonly { title?: string; fields: ReactNode }[];
}) {
  return (
    <Form
      action={props.action}
      className="grid gap-4 lg:gap-6"
      {...(props.isMultipart ? { isMultipart: true } : {})}
      {...(props.draftKey ? { draftKey: props.draftKey } : {})}
    >
      <input type="hidden" name="seen" value={props.seen} />
      {props.sections.map(({ title, fields }) => (
        <Sheet key={title ?? ''} {...(title ? { title } : {})}>
          <div className="grid gap-5">{fields}</div>
        </Sheet>
      ))}
    </Form>
  );
}

/** Title and the few sentences below it. */
export function TitleFields(props: {
  title: { value: string; maxLength: number };
  summary: { name: string; label: string; value: string; maxLength: number; help: string };
  errors: FieldErrors;
}) {
  const { title, summary, errors } = props;
  return (
    <>
      <TextField name="title" label="Judul" {...title} error={errors.title} />
      <TextArea {...summary} isOptional rows={3} error={errors[summary.name]} />
    </>
  );
}

/** The text itself, with pictures where the person may choose some. */
export function BodyField(props: {
  label: string;
  value: string;
  errors: FieldErrors;
  mediaUrl: string | undefined;
}) {
  const { label, value, errors, mediaUrl } = props;
  return (
    <WritingField
      name="body"
      label={label}
      value={value}
      error={errors.body}
      {...(mediaUrl ? { mediaUrl } : {})}
    />
  );
}

/** The part of the address that is the entry's own. */
export function SlugField(props: {
  value: string;
  maxLength: number;
  prefix: string;
  help: string;
  errors: FieldErrors;
}) {
  const { errors, ...field } = props;
  return <TextField name="slug" label="Alamat" isOptional {...field} error={errors.slug} />;
}

export function CategoryField(props: { value: string; categories: readonly Option[]; errors: FieldErrors }) {
  return (
    <Select
      name="categoryId"
      label="Kategori"
      isOptional
      placeholder="Tanpa kategori"
      options={[...props.categories]}
      value={props.value}
      error={props.errors.categoryId}
    />
  );
}

export function VisibilityField({ value, errors }: { value: string; errors: FieldErrors }) {
  return (
    <RadioGroup
      name="visibility"
      label="Dibaca oleh"
      options={VISIBILITY_OPTIONS}
      value={value}
      isInline
      error={errors.visibility}
    />
  );
}

/** Draft, published or archived, and since when. */
export function PublishFields(props: {
  typed: { status: string; publishedAt: string };
  errors: FieldErrors;
}) {
  const { typed, errors } = props;
  return (
    <>
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
    </>
  );
}

/** The ways to end the form: to store it, to look at it first, or to leave it. */
export function EntryActions(props: { save: ReactNode; previewUrl?: string; backUrl: string }) {
  return (
    <FormActions>
      {props.save}
      {props.previewUrl && (
        <Button
          look="quiet"
          icon="eye"
          formAction={props.previewUrl}
          data={{ turbo: 'false' }}
          busyLabel="Membuka…"
        >
          Pratinjau
        </Button>
      )}
      <LinkButton href={props.backUrl} look="quiet">
        Batal
      </LinkButton>
    </FormActions>
  );
}

/** What such a form comes back for: what was typed, a file of the wrong kind, a newer version. @throws anything else */
export function toldOfEntry(error: unknown): AppError {
  const problem = asAppError(error);
  if (problem && problem.status < 500 && problem.status !== 404) return problem;
  throw error;
}
