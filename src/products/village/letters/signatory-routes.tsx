import {
  addSignatory,
  CAPACITIES,
  endSignatory,
  numberingSetting,
  readCertificates,
  readSignatories,
  renewCertificate,
  type Signatory,
  saveNumbering,
} from '#features/letters';
import { formatDate, formatMoment, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  textsLike,
  told,
} from '#kernel/http';
import { readSetting } from '#kernel/settings';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';

const URL = '/surat/penandatangan';
const change = { resource: 'letter-type', right: 'update' };
const settings = { resource: 'settings', right: 'update' };
const EMPTY = {
  ...{ accountId: '', capacity: '', name: '', office: '', through: '', staffNumber: '' },
  ...{ validFrom: '', validUntil: '', decree: '' },
};

/** Who signs and until when, how letters are numbered, and the village's certificate. */
export const signatoryRoutes: readonly Route[] = [
  page.get(URL, { access: change, summary: 'Who signs letters, their numbers and certificate' }, (ctx) =>
    signatoryPage(ctx),
  ),
  page.post(URL, { access: change, summary: 'Record a term of signing' }, async (ctx) => {
    const typed = textsLike(EMPTY, await readTyped(ctx));
    return run(ctx, 'Masa tugas dicatat.', typed, (tx) => addSignatory(ctx, tx, typed));
  }),
  page.post(`${URL}/:id/akhiri`, { access: change, summary: 'End a term of signing' }, (ctx) =>
    run(ctx, 'Masa tugas diakhiri.', EMPTY, (tx) => endSignatory(ctx, tx, idOf(ctx))),
  ),
  page.post(`${URL}/nomor`, { access: settings, summary: 'Change how letters are numbered' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const [mode, pattern, villageCode] = [
      textIn(typed, 'mode'),
      textIn(typed, 'pattern'),
      textIn(typed, 'villageCode'),
    ];
    return run(ctx, 'Penomoran disimpan.', EMPTY, (tx) =>
      saveNumbering(ctx, tx, { mode, pattern, villageCode }),
    );
  }),
  page.post(
    `${URL}/sertifikat`,
    { access: settings, summary: 'Make the village a new certificate' },
    async (ctx) => {
      const isSure = textIn(await readTyped(ctx), 'yakin') === '1';
      return run(ctx, 'Sertifikat baru dibuat; surat berikutnya ditandai dengannya.', EMPTY, (tx) =>
        renewCertificate(ctx, tx, isSure),
      );
    },
  ),
];

async function run(
  ctx: RequestContext,
  text: string,
  typed: typeof EMPTY,
  work: (tx: Tx) => Promise<unknown>,
): Promise<Response | PageAnswer> {
  try {
    await ctx.transaction(work);
    return redirectTo(URL, { tone: 'success', text });
  } catch (error) {
    return signatoryPage(ctx, typed, told(error));
  }
}

async function signatoryPage(ctx: RequestContext, typed = EMPTY, problem?: AppError): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => ({
    signatories: await readSignatories(tx),
    certificates: await readCertificates(tx),
    numbering: await readSetting(tx, numberingSetting),
    holders: await tx.query<{ id: string; name: string }>(
      `select distinct a.id, a.display_name as name from accounts a
         join role_grants g on g.tenant_id = a.tenant_id and g.account_id = a.id and g.role = 'letter_signer'
        where a.tenant_id = balai.tenant_id() and a.status = 'active' and (g.valid_until is null or g.valid_until > now())
        order by a.display_name`,
    ),
  }));
  const value = (name: keyof typeof EMPTY) => ({ name, value: typed[name], error: problem?.fields[name] });
  const maySet = ctx.can('settings', 'update');
  return renderPage({
    ...{ surface: 'console', title: 'Penanda Tangan', menuUrl: URL, help: 'nomor-surat' },
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Penanda Tangan"
          note="Siapa menandatangani surat, dalam kedudukan apa, dan sampai kapan."
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <Sheet isFlush>
          <Terms signatories={shown.signatories} today={todayOf(ctx)} />
        </Sheet>
        <Disclosure title="Catat masa tugas" isOpen={problem !== undefined && typed !== EMPTY}>
          <Form action={URL} className="grid gap-5">
            <Select
              {...value('accountId')}
              label="Akun"
              options={shown.holders.map(({ id, name }) => ({ value: id, label: name }))}
              help="Yang memegang wewenang Penanda tangan surat; wewenang diberikan di Manajemen Admin."
            />
            <Select {...value('capacity')} label="Kedudukan" options={[...CAPACITIES]} />
            <TextField {...value('name')} label="Nama di surat" maxLength={150} />
            <TextField {...value('office')} label="Jabatan" maxLength={120} />
            <TextField
              {...value('through')}
              label="Jabatan yang diwakili"
              isOptional
              maxLength={120}
              help="Untuk u.b."
            />
            <TextField {...value('staffNumber')} label="NIP" isOptional inputMode="numeric" maxLength={40} />
            <DateField {...value('validFrom')} label="Mulai" />
            <DateField
              {...value('validUntil')}
              label="Sampai"
              isOptional
              help="Pelimpahan selalu ada akhirnya."
            />
            <TextField {...value('decree')} label="Nomor keputusan" isOptional maxLength={80} />
            <FormActions>
              <Button look="primary">Catat masa tugas</Button>
            </FormActions>
          </Form>
        </Disclosure>
        {maySet && (
          <Sheet title="Penomoran">
            <Form action={`${URL}/nomor`} className="grid gap-5">
              <RadioGroup
                name="mode"
                label="Nomor urut"
                value={shown.numbering.mode}
                error={problem?.fields.mode}
                options={[
                  { value: 'type', label: 'Tiap jenis surat sendiri' },
                  { value: 'letters', label: 'Satu urutan untuk semua surat layanan' },
                  { value: 'agenda', label: 'Satu urutan bersama buku agenda surat masuk dan keluar' },
                ]}
              />
              <TextField
                name="pattern"
                label="Pola nomor"
                value={shown.numbering.pattern}
                error={problem?.fields.pattern}
                maxLength={80}
                help="Bagian: [klasifikasi] [nomor] [kode] [desa] [bulan] [tahun]."
              />
              <TextField
                name="villageCode"
                label="Kode desa"
                value={shown.numbering.villageCode}
                error={problem?.fields.villageCode}
                maxLength={12}
              />
              <FormActions>
                <Button>Simpan penomoran</Button>
              </FormActions>
            </Form>
          </Sheet>
        )}
        <Sheet title="Sertifikat desa">
          <div className="grid gap-5">
            {shown.certificates.length === 0 ? (
              <p>Dibuat sendiri saat surat pertama ditandatangani.</p>
            ) : (
              <DescriptionList
                layout="stacked"
                items={shown.certificates.slice(0, 3).map(({ id, fingerprint, validUntil }, index) => ({
                  key: id,
                  term: index === 0 ? 'Dipakai sekarang' : 'Sebelumnya',
                  detail: `${fingerprint.slice(0, 32)}…, berlaku sampai ${formatMoment(validUntil, zoneOf(ctx.tenant.timeZone), 'short')}`,
                }))}
              />
            )}
            {maySet && (
              <Form action={`${URL}/sertifikat`} hidden={{ yakin: '1' }}>
                <Button>Buat sertifikat baru</Button>
              </Form>
            )}
          </div>
        </Sheet>
      </div>
    ),
  });
}

function Terms({ signatories, today }: { signatories: readonly Signatory[]; today: string }) {
  const isNow = ({ validFrom, validUntil }: Signatory) =>
    validFrom <= today && (validUntil ?? today) >= today;
  return (
    <DataTable
      caption="Masa tugas penanda tangan"
      isPlain
      rows={signatories}
      rowKey={({ id }) => id}
      empty={{ kind: 'nothing-yet', icon: 'pen-line', title: 'Belum ada penanda tangan' }}
      columns={[
        { key: 'name', label: 'Nama', cell: ({ name }) => <b>{name}</b> },
        { key: 'office', label: 'Jabatan', cell: ({ office }) => office },
        {
          ...{ key: 'capacity', label: 'Kedudukan' },
          cell: ({ capacity }) => CAPACITIES.find(({ value }) => value === capacity)?.label,
        },
        {
          ...{ key: 'term', label: 'Masa tugas' },
          cell: ({ validFrom, validUntil }) =>
            `${formatDate(validFrom, 'short')} sampai ${validUntil ? formatDate(validUntil, 'short') : 'sekarang'}`,
        },
        {
          ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
          cell: (one) =>
            isNow(one) ? (
              <Badge tone="success">Berjalan</Badge>
            ) : (
              <Badge tone="neutral">Tidak berjalan</Badge>
            ),
        },
      ]}
      rowActions={(one) =>
        isNow(one) && (
          <Form action={`${URL}/${one.id}/akhiri`}>
            <Button size="sm">Akhiri</Button>
          </Form>
        )
      }
    />
  );
}
