import { formatDate } from '#kernel/calendar';
import { keptParameters, type ListQuery, type RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  ErrorSummary,
  FilterBar,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  StepList,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { POOLS, percentText, WHOLE } from './pools.ts';
import type { MemberShare, Surplus } from './surplus.ts';
import { STATES, SURPLUS_URL, yearUrl } from './surplus-words.ts';

/** The surplus of one year: the decision, what each pool and each member gets, and what comes next. */
export function YearView(props: {
  ctx: RequestContext;
  surplus: Surplus;
  list: ListQuery;
  shares: readonly MemberShare[];
  shown: readonly MemberShare[];
  count: number;
  errors: FieldErrors;
}) {
  const { ctx, surplus, list, shares, shown, count, errors } = props;
  const can = (right: string) => ctx.can('shu', right);
  const isDone = (...states: Surplus['state'][]) => states.includes(surplus.state);
  const step = (done: boolean, now: boolean) => (done ? 'done' : now ? 'now' : 'next') as 'done';
  return (
    <>
      <PageHeader
        title={`SHU ${surplus.year}`}
        note={surplus.amount === null ? 'Belum dihitung' : formatRupiah(surplus.amount)}
        badge={<Badge tone={STATES[surplus.state].tone}>{STATES[surplus.state].label}</Badge>}
        actions={
          can('print') &&
          shares.length > 0 && (
            <>
              <LinkButton href={yearUrl(surplus.year, '/xlsx')} icon="download" isFile>
                XLSX
              </LinkButton>
              <LinkButton href={yearUrl(surplus.year, '/slip')} icon="receipt" download>
                Semua slip
              </LinkButton>
              <LinkButton href={yearUrl(surplus.year, '/pdf')} icon="printer" download>
                PDF
              </LinkButton>
            </>
          )
        }
      />
      <ErrorSummary errors={errors} />
      <StepList
        label="Langkah pembagian SHU"
        steps={[
          { title: 'Keputusan rapat', state: 'done' },
          { title: 'Simpanan dan transaksi', state: step(surplus.hasBasis, !surplus.hasBasis) },
          {
            ...{ title: 'Dihitung' },
            state: step(!isDone('decided'), surplus.hasBasis && isDone('decided')),
          },
          { title: 'Disetujui', state: step(isDone('approved', 'posted'), isDone('calculated')) },
          { title: 'Dibukukan', state: step(isDone('posted'), isDone('approved')) },
        ]}
      />
      <NextAct ctx={ctx} surplus={surplus} />
      <Decision ctx={ctx} surplus={surplus} />
      {shares.length > 0 && (
        <>
          <FilterBar
            action={yearUrl(surplus.year)}
            keep={keptParameters(ctx.query, 'q')}
            search={{ label: 'Nama atau nomor anggota', value: list.q }}
          />
          <ListTable
            {...{ ctx, list }}
            total={count}
            noun="anggota"
            caption={`Bagian anggota, SHU ${surplus.year}`}
            rows={shown}
            rowKey={({ memberId }) => memberId}
            nothingYet={{ title: 'Belum ada bagian anggota' }}
            columns={[
              {
                ...{ key: 'name', label: 'Anggota', isSortable: true },
                cell: (row) => (
                  <>
                    <span className="font-semibold">{row.fullName}</span>{' '}
                    <span className="text-muted">{row.number}</span>
                  </>
                ),
              },
              ...(['savings', 'transactions', 'capital', 'business', 'total'] as const).map((key) => ({
                ...{ key, label: COLUMN_LABELS[key], isNumeric: true, onPhone: 'pair' as const },
                ...(key === 'total' && { isSortable: true }),
                cell: (row: MemberShare) => formatRupiah(row[key]),
              })),
              ...(can('print')
                ? [
                    {
                      ...{ key: 'slip', label: 'Slip' },
                      cell: (row: MemberShare) => (
                        <LinkButton href={yearUrl(surplus.year, `/slip/${row.memberId}`)} size="sm" download>
                          PDF
                        </LinkButton>
                      ),
                    },
                  ]
                : []),
            ]}
            totals={Object.fromEntries([
              ['name', 'Semua anggota'],
              ...(['savings', 'transactions', 'capital', 'business', 'total'] as const).map((key) => [
                key,
                formatRupiah(shares.reduce((sum, share) => sum + share[key], 0)),
              ]),
            ])}
          />
        </>
      )}
    </>
  );
}

export const COLUMN_LABELS = {
  savings: 'Simpanan',
  transactions: 'Transaksi',
  capital: 'Jasa modal',
  business: 'Jasa usaha',
  total: 'Jumlah',
} as const;

/** The one thing that comes next, for whoever may do it. */
function NextAct({ ctx, surplus }: { ctx: RequestContext; surplus: Surplus }) {
  const can = (right: string) => ctx.can('shu', right);
  const act = (rest: string, label: string, look: 'primary' | 'outline' = 'primary') => (
    <Form action={yearUrl(surplus.year, rest)}>
      <Button look={look}>{label}</Button>
    </Form>
  );
  if ((surplus.state === 'decided' || surplus.state === 'calculated') && can('calculate'))
    return (
      <Sheet title="Menghitung">
        <p className="prose-text mb-4 text-muted">
          SHU diambil dari pembukuan tahun {surplus.year}. Bagian anggota dihitung dari lembar simpanan dan
          transaksi, dan menghitung lagi menggantinya sampai disetujui.
        </p>
        <FormActions>
          {act(
            '/dari-buku',
            'Ambil dari buku simpanan dan pinjaman',
            surplus.hasBasis ? 'outline' : 'primary',
          )}
          <LinkButton href={`${SURPLUS_URL}/impor`} icon="sheet">
            {surplus.hasBasis ? 'Impor ulang simpanan dan transaksi' : 'Impor simpanan dan transaksi'}
          </LinkButton>
          {surplus.hasBasis &&
            act(
              '/hitung',
              surplus.state === 'decided' ? 'Hitung pembagian' : 'Hitung lagi',
              surplus.state === 'decided' ? 'primary' : 'outline',
            )}
        </FormActions>
      </Sheet>
    );
  if (surplus.state === 'calculated' && can('approve'))
    return (
      <Sheet title="Menunggu persetujuan Anda" note={`Dihitung ${surplus.calculatedByName}`}>
        {act('/setujui', 'Setujui pembagian')}
      </Sheet>
    );
  if (surplus.state === 'approved' && can('post'))
    return (
      <Sheet title="Siap dibukukan" note={`Disetujui ${surplus.approvedByName}`}>
        {act('/bukukan', 'Bukukan pembagian')}
      </Sheet>
    );
  return null;
}

function Decision({ ctx, surplus }: { ctx: RequestContext; surplus: Surplus }) {
  const canChange =
    ctx.can('annual-meeting', 'decide') && (surplus.state === 'decided' || surplus.state === 'calculated');
  return (
    <Sheet
      title="Keputusan rapat anggota"
      action={
        canChange && (
          <LinkButton href={`${SURPLUS_URL}/keputusan?tahun=${surplus.year}`} size="sm">
            Ubah
          </LinkButton>
        )
      }
    >
      <div className="grid gap-5">
        <DescriptionList
          layout="grid"
          items={[
            {
              term: 'Sumber',
              detail: (
                <a className="link" href={`/buku/notulen-rapat-anggota/${surplus.meetingId}`}>
                  Notulen rapat {formatDate(surplus.meetingOn)}
                </a>
              ),
            },
            { term: 'Dicatat', detail: surplus.decidedByName || 'Sistem' },
            ...(surplus.journalId && ctx.can('journal', 'read')
              ? [
                  {
                    term: 'Jurnal',
                    detail: (
                      <a className="link" href={`/pembukuan/jurnal/${surplus.journalId}`}>
                        Lihat jurnal pembagian
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <DataTable
          isPlain
          isSlim
          caption="Bagian menurut keputusan rapat"
          rows={POOLS.filter(({ key }) => (surplus.percents[key] ?? 0) > 0)}
          rowKey={({ key }) => key}
          empty={{ kind: 'nothing-yet', title: 'Tanpa bagian' }}
          columns={[
            { key: 'label', label: 'Bagian', cell: ({ label }) => label },
            {
              ...{ key: 'percent', label: 'Persen', isNumeric: true, onPhone: 'pair' },
              cell: ({ key }) => `${percentText(surplus.percents[key] ?? 0)} %`,
            },
            {
              ...{ key: 'amount', label: 'Rupiah', isNumeric: true },
              cell: ({ key }) => (surplus.pools ? formatRupiah(surplus.pools[key] ?? 0) : '–'),
            },
          ]}
          totals={{
            label: 'Jumlah',
            percent: `${percentText(WHOLE)} %`,
            amount: surplus.amount === null ? '–' : formatRupiah(surplus.amount),
          }}
        />
      </div>
    </Sheet>
  );
}
