import { formatMoment, type Zone } from '#kernel/calendar';
import { describeBytes } from '#kernel/files';
import { Badge, Button, ErrorSummary, FileField, Form, PageHeader, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { LEGAL_KINDS, type LegalDocument, type LegalKind } from './legal-document.ts';

interface LegalViewProps {
  url: string;
  documents: readonly (LegalDocument & { url: string })[];
  zone: Zone;
  mayUpload: boolean;
  mayReplace: boolean;
  failedKind: LegalKind | undefined;
  errors: FieldErrors;
}

/** The four papers, each with its file and the form for another. */
export function LegalView(props: LegalViewProps) {
  const { url, documents, zone, mayUpload, mayReplace, failedKind, errors } = props;
  return (
    <>
      <PageHeader
        title="Dokumen Badan Hukum"
        note={`${documents.length} dari 4 tersimpan. Hanya pengurus dan pengawas yang membukanya; tautannya berlaku lima menit.`}
      />
      <ErrorSummary errors={errors} />
      <div className="grid gap-4 lg:grid-cols-2 lg:gap-6">
        {(Object.entries(LEGAL_KINDS) as [LegalKind, string][]).map(([kind, title]) => {
          const stored = documents.find((one) => one.kind === kind);
          const mayChange = stored ? mayReplace : mayUpload;
          const fault = failedKind === kind ? (errors[kind] ?? Object.values(errors)[0]) : undefined;
          return (
            <Sheet
              key={kind}
              title={title}
              action={
                <Badge tone={stored ? 'success' : 'warning'}>{stored ? 'Tersimpan' : 'Belum ada'}</Badge>
              }
            >
              {stored && (
                <p className="mb-4">
                  <a
                    className="link inline-block py-1 font-semibold break-all"
                    href={stored.url}
                    data-turbo="false"
                  >
                    {stored.name}
                  </a>
                  <span className="block text-sm text-muted">
                    {`${describeBytes(stored.size)}, ${formatMoment(stored.uploadedAt, zone)}`}
                    {stored.uploadedByName && `, oleh ${stored.uploadedByName}`}
                  </span>
                </p>
              )}
              {mayChange && (
                <Form action={`${url}/${kind}${stored ? '/ganti' : ''}`} isMultipart className="grid gap-4">
                  <FileField
                    name="file"
                    id={kind}
                    label={stored ? 'Berkas pengganti' : 'Berkas'}
                    accept=".pdf,image/jpeg,image/png,image/webp"
                    help="PDF atau foto, paling besar 10 MB."
                    error={fault}
                  />
                  <div>
                    <Button icon="upload" busyLabel="Mengunggah…">
                      {stored ? 'Ganti berkas' : 'Unggah berkas'}
                    </Button>
                  </div>
                </Form>
              )}
            </Sheet>
          );
        })}
      </div>
    </>
  );
}
