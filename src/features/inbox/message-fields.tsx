import { describeMediaTypes, documentTypes } from '#kernel/files';
import { FileField, TextArea } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { ATTACHMENTS } from './attachments.ts';
import { BODY_LENGTH } from './open-ticket.ts';

/** The text of a message and what is attached to it. */
export function MessageFields(props: {
  label: string;
  help?: string;
  rows?: number;
  value?: string | undefined;
  errors: FieldErrors;
}) {
  const { label, help, rows = 6, value, errors } = props;
  return (
    <>
      <TextArea
        name="body"
        label={label}
        {...(help ? { help } : {})}
        rows={rows}
        maxLength={BODY_LENGTH}
        value={value ?? ''}
        error={errors.body}
      />
      <FileField
        name="files"
        label="Lampiran"
        isOptional
        isMultiple
        accept={`${documentTypes.join(',')}`}
        help={`Sampai ${ATTACHMENTS} berkas ${describeMediaTypes(documentTypes)}, masing-masing paling besar 5 MB.`}
        error={errors.files}
      />
    </>
  );
}
