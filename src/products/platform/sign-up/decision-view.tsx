import { formatMoment, zoneOf } from '#kernel/calendar';
import { describeBytes } from '#kernel/files';
import type { RequestContext } from '#kernel/http';
import type { SignUp } from '#kernel/product';
import type { Tenant } from '#kernel/tenancy';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  ReasonPanel,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Application, ApplicationHead } from './application.ts';
import type { Paper } from './papers.ts';
import { QUEUE_PAGE, StateBadge } from './queue-view.tsx';

export interface TypedVerdict {
  slug: string;
  isolation: string;
  reason: string;
}

/** One organisation that asks for a place: what it says of itself, its papers, what speaks against it, the decision. */
export function DecisionView(props: {
  ctx: RequestContext;
  application: Application;
  signUp: SignUp;
  kindLabel: string;
  papers: readonly (Paper & { url: string })[];
  alike: { applications: readonly ApplicationHead[]; organisations: readonly Tenant[] };
  typed: TypedVerdict;
  errors: FieldErrors;
}) {
  const { ctx, application, signUp, papers, typed, errors } = props;
  const url = `${QUEUE_PAGE}/${application.id}`;
  const zone = zoneOf(ctx.tenant.timeZone);
  const isWaiting = application.state === 'submitted';
  const moment = (at: Date) => formatMoment(at, zone, 'long');
  return (
    <>
      <PageHeader
        title={application.name}
        note={application.submittedAt ? `Dikirim ${moment(application.submittedAt)}` : 'Belum dikirim'}
        badge={<StateBadge state={application.state} />}
      />
      <ErrorSummary errors={errors} />
      {isWaiting && <Doubts {...props} />}
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Jenis', detail: props.kindLabel },
            { term: 'Tempat', detail: `${application.villageName} (${application.villageCode})` },
            { term: 'Alamat di internet', detail: application.slug },
            { term: signUp.contact, detail: application.contactName },
            {
              term: 'Surel',
              detail: application.submittedAt
                ? `${application.contactEmail}, terbukti`
                : application.contactEmail,
            },
            { term: 'Telepon', detail: application.contactPhone },
            ...(application.decidedAt
              ? [
                  {
                    term: 'Diputuskan',
                    detail: [
                      moment(application.decidedAt),
                      application.decidedByName,
                      application.decisionNote,
                    ]
                      .filter(Boolean)
                      .join(', '),
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {(isWaiting || application.state === 'draft') && (
        <Sheet title="Dokumen" note="Tautannya hanya untuk Anda dan berlaku lima menit">
          {papers.length === 0 && <p className="text-muted">Belum ada yang diunggah.</p>}
          <ul className="grid gap-3">
            {papers.map((paper) => (
              <li key={paper.kind}>
                <span className="block text-sm text-muted">
                  {signUp.papers.find(({ kind }) => kind === paper.kind)?.label}
                </span>
                <a className="link font-semibold break-all" href={paper.url} data-turbo="false">
                  {paper.name}
                </a>{' '}
                <span className="text-sm text-muted">{describeBytes(paper.size)}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {isWaiting && ctx.can('tenant-application', 'approve') && (
        <Sheet title="Terima dan buka">
          <Form action={`${url}/terima`} className="grid max-w-xl gap-5">
            <TextField
              name="slug"
              label="Alamat di internet"
              value={typed.slug}
              error={errors.slug}
              maxLength={40}
              help={`Menjadi ${typed.slug || 'nama'}.${ctx.app.config.baseDomain}.`}
            />
            <RadioGroup
              name="isolation"
              label="Penyimpanan"
              value={typed.isolation}
              options={[
                { value: 'pooled', label: 'Bersama', help: 'Dinding antarorganisasi ada di basis data.' },
                { value: 'schema', label: 'Skema sendiri', help: 'Bagi yang memintanya.' },
              ]}
            />
            <FormActions>
              <Button look="primary" busyLabel="Membuka…">
                Terima
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {isWaiting && ctx.can('tenant-application', 'reject') && (
        <ReasonPanel
          title="Tolak pendaftaran"
          form={{ action: `${url}/tolak` }}
          label="Alasan, dibaca pendaftar"
          value={typed.reason}
          error={errors.reason}
          button="Tolak"
        />
      )}
      {application.state === 'approved' && (
        <Notice tone="info" title="Sedang dibuat" action={<LinkButton href={url}>Muat ulang</LinkButton>}>
          Biasanya selesai dalam beberapa detik. Bila tidak, lihat di Pekerjaan latar.
        </Notice>
      )}
      {application.state === 'opened' && (
        <Sheet title="Sudah dibuka">
          <p className="mb-4">
            <a
              className="link font-semibold break-all"
              href={ctx.app.urlOf({ ...ctx.tenant, kind: application.kind, slug: application.slug }, '/')}
              data-turbo="false"
            >
              {ctx.app.urlOf({ ...ctx.tenant, kind: application.kind, slug: application.slug }, '/')}
            </a>
          </p>
          <Form action={`${url}/undang`} className="grid gap-3">
            <p className="text-sm text-muted">
              {`${application.contactName} diundang lewat surel. Bila undangannya tidak sampai, buat yang baru; tautan yang lama berhenti berlaku.`}
            </p>
            <div>
              <Button icon="mail-plus">Buat undangan baru</Button>
            </div>
          </Form>
        </Sheet>
      )}
    </>
  );
}

function Doubts({ application, alike, errors }: Parameters<typeof DecisionView>[0]) {
  const { applications, organisations } = alike;
  if (application.decisionNote && !errors.slug)
    return (
      <Notice tone="warning" title="Belum jadi dibuka">
        {application.decisionNote}
      </Notice>
    );
  if (applications.length + organisations.length === 0) return null;
  return (
    <Notice tone="warning" title="Mungkin sudah ada">
      <ul className="list-disc pl-5">
        {organisations.map(({ id, name, regionName }) => (
          <li key={id}>{`${name}, ${regionName}`}</li>
        ))}
        {applications.map((other) => (
          <li key={other.id}>
            <a className="link" href={`${QUEUE_PAGE}/${other.id}`}>
              {`Pendaftaran ${other.name}, ${other.villageName}`}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
