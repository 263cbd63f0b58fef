import { maskNik } from '#features/people';
import {
  CLAIM_LIST,
  type Claim,
  confirmClaim,
  findClaims,
  readClaim,
  rejectClaim,
} from '#features/population';
import { recordAudit } from '#kernel/audit';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';

const URL = '/konfirmasi-akun';
const may = (right: string) => ({ resource: 'resident-link', right });
const STATES = [
  { value: 'waiting', label: 'Menunggu' },
  { value: 'confirmed', label: 'Dikonfirmasi' },
  { value: 'rejected', label: 'Ditolak' },
];

/** The desk at which officers confirm who an account is. */
export const claimDeskRoutes: readonly Route[] = [
  page.get(URL, { access: may('confirm'), summary: 'Accounts that say which resident they are' }, (ctx) =>
    deskPage(ctx),
  ),
  page.get(`${URL}/:id`, { access: may('confirm'), summary: 'One claim beside the register' }, (ctx) =>
    claimPage(ctx),
  ),
  page.post(
    `${URL}/:id/setujui`,
    { access: may('confirm'), summary: 'Confirm whose account it is' },
    async (ctx) => {
      await readForm(ctx);
      try {
        await ctx.transaction((tx) => confirmClaim(ctx, tx, idOf(ctx)));
        return redirectTo(URL, { tone: 'success', text: 'Akun dikonfirmasi.' });
      } catch (error) {
        return claimPage(ctx, told(error));
      }
    },
  ),
  page.post(
    `${URL}/:id/tolak`,
    { access: may('reject'), summary: 'Refuse a claim with a reason' },
    async (ctx) => {
      const reason = textIn(await readForm(ctx), 'reason');
      try {
        await ctx.transaction((tx) => rejectClaim(ctx, tx, idOf(ctx), reason));
        return redirectTo(URL, { tone: 'success', text: 'Permohonan ditolak, alasannya dikirim.' });
      } catch (error) {
        return claimPage(ctx, told(error), reason);
      }
    },
  ),
];

async function deskPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, CLAIM_LIST);
  const { items, total } = await ctx.transaction((tx) => findClaims(ctx, tx, list));
  return renderPage({
    ...{ surface: 'console', title: 'Konfirmasi Akun', menuUrl: URL, help: 'penduduk' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title="Konfirmasi Akun" note={`${formatCount(total)} permohonan`} />
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nama akun"
          filters={[{ key: 'state', label: 'Keadaan', all: 'Menunggu', options: STATES }]}
        />
        <ListTable
          ctx={ctx}
          list={list}
          total={total}
          noun="permohonan"
          caption="Akun yang ingin dikenal sebagai warga"
          rows={items}
          rowKey={({ id }) => id}
          rowLabel={({ accountName }) => accountName}
          nothingYet={{
            ...{ icon: 'user-check', title: 'Tidak ada akun yang menunggu' },
            children: 'Warga yang mendaftar dan mengisi NIK muncul di sini.',
          }}
          columns={[
            {
              ...{ key: 'name', label: 'Akun', isSortable: true },
              cell: ({ id, accountName }) => (
                <a className="link font-semibold" href={`${URL}/${id}`}>
                  {accountName}
                </a>
              ),
            },
            { key: 'nik', label: 'NIK', isNarrow: true, cell: ({ nik }) => maskNik(nik) },
            {
              ...{ key: 'match', label: 'Di data penduduk' },
              cell: ({ residentName }) => residentName ?? 'Tidak ada',
            },
            {
              ...{ key: 'submitted', label: 'Dikirim', isSortable: true, isNarrow: true },
              cell: ({ submittedAt }) => formatMoment(submittedAt, zoneOf(ctx.tenant.timeZone), 'short'),
            },
            {
              ...{ key: 'state', label: 'Kecocokan', onPhone: 'badge' },
              cell: (claim) => <MatchBadge claim={claim} />,
            },
          ]}
        />
      </div>
    ),
  });
}

function MatchBadge({ claim }: { claim: Claim }) {
  if (claim.state !== 'waiting')
    return (
      <Badge tone={claim.state === 'confirmed' ? 'success' : 'neutral'}>
        {STATES.find(({ value }) => value === claim.state)?.label}
      </Badge>
    );
  if (!claim.residentId) return <Badge tone="error">Tidak ditemukan</Badge>;
  return claim.hasSameKk && claim.hasSameBirthDate ? (
    <Badge tone="success">Cocok</Badge>
  ) : (
    <Badge tone="warning">Sebagian cocok</Badge>
  );
}

const sameOrNot = (isSame: boolean) => (isSame ? 'Sama' : 'Berbeda');

async function claimPage(ctx: RequestContext, problem?: AppError, reason = ''): Promise<PageAnswer> {
  const claim = await ctx.transaction(async (tx) => {
    const claim = await readClaim(ctx, tx, idOf(ctx));
    await recordAudit(ctx, tx, {
      ...{ action: 'resident_link.opened', resource: 'resident-link', objectId: claim.id },
      objectLabel: claim.accountName,
    });
    return claim;
  });
  const zone = zoneOf(ctx.tenant.timeZone);
  return renderPage({
    ...{ surface: 'console', title: claim.accountName, menuUrl: URL, help: 'penduduk' },
    trail: [{ label: 'Konfirmasi Akun', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title={claim.accountName}
          note={`Dikirim ${formatMoment(claim.submittedAt, zone, 'long')}`}
          badge={<MatchBadge claim={claim} />}
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
          <Sheet title="Yang diisi orangnya">
            <DescriptionList
              items={[
                { term: 'NIK', detail: claim.nik },
                { term: 'Tanggal lahir', detail: formatDate(claim.birthDate) },
                { term: 'Surel', detail: claim.email ?? 'Tidak ada' },
              ]}
            />
          </Sheet>
          <Sheet title="Di data penduduk">
            <DescriptionList
              items={[
                { term: 'NIK', detail: claim.residentName ? `Milik ${claim.residentName}` : 'Tidak ada' },
                { term: 'Nomor KK', detail: sameOrNot(claim.hasSameKk) },
                { term: 'Tanggal lahir', detail: sameOrNot(claim.hasSameBirthDate) },
                { term: 'Tinggal di desa', detail: claim.residentStatus === 'alive' ? 'Ya' : 'Tidak' },
                { term: 'Akun lain', detail: claim.isTaken ? 'Sudah terhubung' : 'Belum ada' },
                { term: 'Surel', detail: claim.isEmailVerified ? 'Dikonfirmasi' : 'Belum dikonfirmasi' },
              ]}
            />
            {claim.residentId && (
              <p className="mt-4">
                <a className="link" href={`/penduduk/${claim.residentId}`}>
                  Buka data penduduknya
                </a>
              </p>
            )}
          </Sheet>
        </div>
        {claim.state === 'waiting' ? (
          <Sheet title="Keputusan">
            <div className="grid gap-5">
              {claim.residentId && (
                <Form action={`${URL}/${claim.id}/setujui`}>
                  <Button look="primary" icon="user-check">
                    Konfirmasi sebagai {claim.residentName}
                  </Button>
                </Form>
              )}
              <Disclosure title="Tolak dengan alasan" isDanger isOpen={problem?.fields.reason !== undefined}>
                <Form action={`${URL}/${claim.id}/tolak`} className="grid gap-5">
                  <TextArea
                    name="reason"
                    label="Alasan"
                    rows={3}
                    value={reason}
                    error={problem?.fields.reason}
                    maxLength={300}
                    help="Dibaca orangnya. Tulis juga apa yang dapat dilakukan."
                  />
                  <FormActions>
                    <Button look="danger">Tolak dan kirim alasan</Button>
                  </FormActions>
                </Form>
              </Disclosure>
            </div>
          </Sheet>
        ) : (
          <Sheet title="Keputusan">
            <p>
              {STATES.find(({ value }) => value === claim.state)?.label} oleh {claim.decidedByName},{' '}
              {claim.decidedAt && formatMoment(claim.decidedAt, zone, 'long')}. {claim.reason}
            </p>
          </Sheet>
        )}
      </div>
    ),
  });
}
