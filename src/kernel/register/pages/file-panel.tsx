import { describeBytes } from '#kernel/files';
import { Button, FileField, Form, FormActions, Sheet } from '#kernel/ui';
import type { FileField as FileFieldDeclaration } from '../field.ts';
import type { Entry } from '../read/entry.ts';
import type { Register } from '../register.ts';

export interface StoredFileInfo {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

interface FilePanelProps {
  register: Register;
  entry: Entry;
  field: FileFieldDeclaration;
  stored: StoredFileInfo | undefined;
  canChange: boolean;
  fault?: string | undefined;
}

/** The document or photo of an entry, and the form to put another in its place. */
export function FilePanel({ register, entry, field, stored, canChange, fault }: FilePanelProps) {
  const address = `${register.page}/${entry.id}/berkas/${field.key}`;
  if (!stored && !canChange) return null;
  return (
    <Sheet title={field.label} {...(stored ? { note: describeBytes(stored.size) } : {})}>
      {stored && field.type === 'photo' && (
        <img src={address} alt={field.label} className="mb-4 max-h-72 rounded-xl" loading="lazy" />
      )}
      {canChange ? (
        <Form action={address} isMultipart className="grid gap-4">
          <FileField
            name="file"
            id={`berkas-${field.key}`}
            label={`Unggah ${field.label.toLowerCase()}`}
            help={field.help}
            accept={
              field.type === 'photo'
                ? 'image/jpeg,image/png,image/webp'
                : '.pdf,image/jpeg,image/png,image/webp'
            }
            {...(stored ? { current: { name: stored.name, url: address } } : {})}
            {...(fault ? { error: fault } : {})}
          />
          <FormActions>
            <Button icon="upload" busyLabel="Mengunggah…">
              {stored ? 'Ganti berkas' : 'Unggah berkas'}
            </Button>
          </FormActions>
        </Form>
      ) : (
        <a className="link" href={address} data-turbo="false">
          {stored!.name}
        </a>
      )}
    </Sheet>
  );
}
