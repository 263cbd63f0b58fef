import { describeBytes } from '#kernel/files';
import type { SignUp } from '#kernel/product';
import {
  Badge,
  Button,
  DescriptionList,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Application } from './application.ts';
import type { Paper } from './papers.ts';

/** What the contact sees behind the mailed link: papers to upload, and later what became of it. */
export function OwnView(props: {
  url: string;
  application: Application;
  signUp: SignUp;
  papers: readonly Paper[];
  errors: FieldErrors;
  /** Of the organisation, once it is open. */
  address: string;
}) {
  const { url, application, signUp, papers, errors, address } = props;
  const isDraft = application.state === 'draft';
  return (
    <div className="page-width grid max-w-4xl gap-5 py-10 lg:gap-6 lg:py-16">
      <PageHeader title={application.name} note={application.villageName} />
      <ErrorSummary errors={errors} />
      <Outcome application={application} signUp={signUp} address={address} />
      {isDraft && (
        <>
          <p className="text-muted">
            {`Unggah ${signUp.papers.length} dokumen ini satu per satu, lalu kirim. Semuanya disimpan terkunci; yang membukanya hanya pengelola yang memeriksa, kemudian pengurus Anda sendiri.`}
          </p>
          <div className="grid gap-4 lg:grid-cols-2 lg:gap-6">
            {signUp.papers.map(({ kind, label }) => {
              const stored = papers.find((paper) => paper.kind === kind);
              return (
                <Sheet
                  key={kind}
                  title={label}
                  action={
                    <Badge tone={stored ? 'success' : 'warning'}>{stored ? 'Terunggah' : 'Belum ada'}</Badge>
                  }
                >
                  {stored && (
                    <p className="mb-4 text-sm break-all">{`${stored.name}, ${describeBytes(stored.size)}`}</p>
                  )}
                  <Form action={`${url}/dokumen/${kind}`} isMultipart className="grid gap-4">
                    <FileField
                      name="file"
                      id={kind}
                      label={stored ? 'Berkas pengganti' : 'Berkas'}
                      accept=".pdf,image/jpeg,image/png,image/webp"
                      help="PDF atau foto, paling besar 10 MB."
                      error={errors[kind]}
                    />
                    <div>
                      <Button icon="upload" busyLabel="Mengunggah…">
                        {stored ? 'Ganti berkas' : 'Unggah berkas'}
                      </Button>
                    </div>
                  </Form>
                </Sheet>
              );
            })}
          </div>
          <Form action={`${url}/kirim`}>
            <FormActions>
              <Button look="primary" icon="send" busyLabel="Mengirim…">
                Kirim pendaftaran
              </Button>
            </FormActions>
          </Form>
        </>
      )}
      <Sheet title="Yang Anda isi">
        <DescriptionList
          layout="grid"
          items={[
            { term: `Nama ${signUp.noun}`, detail: application.name },
            { term: 'Alamat di internet', detail: application.slug },
            { term: signUp.contact, detail: application.contactName },
            { term: 'Surel', detail: application.contactEmail },
          ]}
        />
      </Sheet>
    </div>
  );
}

function Outcome(props: { application: Application; signUp: SignUp; address: string }) {
  const { application, signUp, address } = props;
  switch (application.state) {
    case 'draft':
      return null;
    case 'submitted':
      return (
        <Notice tone="info" title="Terkirim, menunggu keputusan">
          Pengelola Balai memeriksa dokumennya. Keputusannya dikirim ke surel Anda dan tampil di halaman ini.
        </Notice>
      );
    case 'approved':
      return (
        <Notice tone="success" title="Diterima">
          {`Tempat ${signUp.noun} Anda sedang dibuat. Sebentar lagi undangannya datang lewat surel.`}
        </Notice>
      );
    case 'opened':
      return (
        <Notice
          tone="success"
          title="Sudah dibuka"
          action={
            <LinkButton href={address} isFile>
              Buka halamannya
            </LinkButton>
          }
        >
          {`${address} sudah dapat dibuka. Undangan untuk masuk ada di surel Anda.`}
        </Notice>
      );
    case 'rejected':
      return (
        <Notice
          tone="warning"
          title="Belum diterima"
          action={<LinkButton href="/daftar">Daftar lagi</LinkButton>}
        >
          {`Alasannya: ${application.decisionNote}`}
        </Notice>
      );
  }
}
