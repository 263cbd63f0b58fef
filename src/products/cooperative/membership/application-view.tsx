import { MoneyPlaceFields } from '#features/subledger';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  Notice,
  PageHeader,
  ReasonPanel,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Application } from './application.ts';
import { StateBadge } from './applications-view.tsx';

export interface TypedDecision {
  reason: string;
  key: string;
  postedOn: string;
  place: string;
}

/** One application: what was written, the decision, and the payment that makes a member. */
export function ApplicationView(props: {
  ctx: RequestContext;
  application: Application;
  /** Simpanan pokok in words: "Rp100.000". */
  principal: string;
  typed: TypedDecision;
  today: string;
  errors: FieldErrors;
}) {
  const { ctx, application, principal, typed, today, errors } = props;
  const url = `/permohonan-anggota/${application.id}`;
  const zone = zoneOf(ctx.tenant.timeZone);
  const may = (right: string) => ctx.can('membership-application', right);
  return (
    <>
      <PageHeader
        title={application.fullName}
        note={`Dikirim ${formatMoment(application.submittedAt, zone, 'long')}`}
        badge={<StateBadge state={application.state} />}
      />
      <ErrorSummary errors={errors} />
      {application.state === 'submitted' && application.knownMemberId && (
        <Notice tone="warning" title="NIK ini sudah ada di buku anggota">
          <a className="link" href={`/buku/anggota/${application.knownMemberId}`}>
            Buka anggotanya
          </a>{' '}
          sebelum memutuskan.
        </Notice>
      )}
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'NIK', detail: application.nik },
            {
              term: 'Lahir',
              detail: `${application.birthPlace}, ${formatDate(application.birthDate)}`,
            },
            { term: 'Jenis kelamin', detail: application.gender === 'L' ? 'Laki-laki' : 'Perempuan' },
            { term: 'Pekerjaan', detail: application.occupation },
            { term: 'Alamat', detail: application.address },
            { term: 'Telepon', detail: application.phone },
            ...(application.email ? [{ term: 'Surel', detail: application.email }] : []),
            {
              term: 'KTP',
              detail: application.idCardFileId ? (
                <a className="link" href={`${url}/ktp`} data-turbo="false">
                  Lihat berkas
                </a>
              ) : (
                'Belum dilampirkan'
              ),
            },
            ...(application.decidedAt
              ? [
                  {
                    term: 'Diputuskan',
                    detail: [
                      formatMoment(application.decidedAt, zone, 'long'),
                      application.decidedByName,
                      application.decisionNote,
                    ]
                      .filter(Boolean)
                      .join(', '),
                  },
                ]
              : []),
            ...(application.memberId
              ? [
                  {
                    term: 'Anggota',
                    detail: (
                      <a className="link" href={`/buku/anggota/${application.memberId}`}>
                        Buka di buku anggota
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {application.state === 'submitted' && may('approve') && (
        <Sheet title="Terima permohonan">
          <Form action={`${url}/terima`} className="grid gap-4">
            <p className="text-muted">
              {`Pemohon menjadi anggota sesudah membayar simpanan pokok ${principal}.`}
            </p>
            <FormActions>
              <Button look="primary">Terima</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {application.state === 'submitted' && may('reject') && (
        <ReasonPanel
          title="Tolak permohonan"
          form={{ action: `${url}/tolak` }}
          label="Alasan, dibaca pemohon"
          value={typed.reason}
          error={errors.reason}
          button="Tolak"
        />
      )}
      {application.state === 'approved' &&
        (ctx.can('savings', 'create') ? (
          <Sheet title={`Terima simpanan pokok ${principal}`}>
            <Form
              action={`${url}/simpanan-pokok`}
              hidden={{ key: typed.key }}
              className="grid max-w-3xl gap-5"
            >
              <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang masuk ke" />
              <FormActions>
                <Button look="primary" busyLabel="Membukukan…">
                  Bukukan dan jadikan anggota
                </Button>
              </FormActions>
            </Form>
          </Sheet>
        ) : (
          <Notice tone="info" title={`Menunggu simpanan pokok ${principal}`}>
            Bendahara membukukannya di halaman ini; sejak itu pemohon menjadi anggota.
          </Notice>
        ))}
    </>
  );
}
