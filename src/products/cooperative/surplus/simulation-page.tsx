import { page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { formatRupiah, parseRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  FormSection,
  MoneyField,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { readPercents } from './decide-surplus.ts';
import { PercentFields } from './decision-view.tsx';
import { POOLS, percentText } from './pools.ts';
import { type SharedSurplus, shareSurplus } from './share-surplus.ts';

const URL = '/shu/simulasi';
const AMOUNTS = [
  { key: 'shu', label: 'SHU yang dibagi' },
  { key: 'allSavings', label: 'Simpanan semua anggota' },
  { key: 'allBusiness', label: 'Transaksi semua anggota' },
  { key: 'savings', label: 'Simpanan satu anggota' },
  { key: 'business', label: 'Transaksi satu anggota' },
] as const;
/** As the requirement's practice has it (research §2); the meeting decides. */
const CUSTOMARY: Readonly<Record<string, string>> = {
  ...{ cadangan: '40', modal: '20', usaha: '20', pengurus: '5', karyawan: '5', pendidikan: '5', sosial: '5' },
};

/** What percentages would give, before a meeting decides; the figures stand in the address, nothing is stored. */
export const simulationPage: Route = page.get(
  URL,
  { access: { resource: 'shu-simulation', right: 'create' }, summary: 'Simulate how a surplus is shared' },
  (ctx) => {
    const isAsked = ctx.query.has('shu');
    const errors: Record<string, string> = {};
    const percents = Object.fromEntries(
      POOLS.map(({ key }) => [key, isAsked ? (ctx.query.get(key) ?? '') : (CUSTOMARY[key] ?? '')]),
    );
    const simulated = isAsked ? simulate(ctx, percents, errors) : undefined;
    const isWrong = Object.keys(errors).length > 0;
    return renderPage({
      ...{ surface: 'console', title: 'Simulasi SHU', menuUrl: URL, help: 'shu' },
      status: isWrong ? 422 : 200,
      body: (
        <div className="grid gap-4 lg:gap-6">
          <PageHeader title="Simulasi SHU" note="Untuk persiapan rapat. Tidak ada yang disimpan." />
          <ErrorSummary errors={errors} />
          {simulated && !isWrong && <Result simulated={simulated} percents={percents} />}
          <Sheet>
            <Form action={URL} method="get" className="grid gap-8">
              <FormSection title="Angka">
                <div className="grid gap-5 sm:grid-cols-2">
                  {AMOUNTS.map(({ key, label }) => (
                    <MoneyField
                      key={key}
                      name={key}
                      label={label}
                      value={ctx.query.get(key) ?? ''}
                      error={errors[key]}
                    />
                  ))}
                </div>
              </FormSection>
              <FormSection title="Pembagian">
                <PercentFields typed={percents} errors={errors as FieldErrors} />
              </FormSection>
              <FormActions>
                <Button look="primary">Hitung</Button>
              </FormActions>
            </Form>
          </Sheet>
        </div>
      ),
    });
  },
);

/** The member asked about, and all others as one. */
function simulate(
  ctx: RequestContext,
  percents: Readonly<Record<string, string>>,
  errors: Record<string, string>,
): SharedSurplus | undefined {
  const amounts = Object.fromEntries(
    AMOUNTS.map(({ key, label }) => {
      const read = parseRupiah(ctx.query.get(key) ?? '');
      if (read.kind === 'amount' && read.amount >= 0) return [key, read.amount];
      errors[key] = `Isi ${label.toLowerCase()} dengan rupiah bulat, tanpa minus.`;
      return [key, 0];
    }),
  ) as Record<(typeof AMOUNTS)[number]['key'], number>;
  const hundredths = readPercents(percents, errors);
  for (const [one, all] of [
    ['savings', 'allSavings'],
    ['business', 'allBusiness'],
  ] as const)
    if (amounts[one] > amounts[all]) errors[one] ??= 'Lebih besar daripada jumlah semua anggota.';
  if (Object.keys(errors).length > 0) return undefined;
  try {
    return shareSurplus({
      surplus: amounts.shu,
      pools: POOLS.map(({ key }) => ({ key, hundredths: hundredths[key]! })),
      members: [
        { number: '1', savings: amounts.savings, business: amounts.business },
        {
          ...{ number: '2', savings: amounts.allSavings - amounts.savings },
          business: amounts.allBusiness - amounts.business,
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    errors.form = 'Isi simpanan atau transaksi semua anggota: bagian anggota dibagi menurut itu.';
    return undefined;
  }
}

function Result(props: { simulated: SharedSurplus; percents: Readonly<Record<string, string>> }) {
  const { pools, shares } = props.simulated;
  const [member] = shares;
  return (
    <Sheet title="Hasil simulasi">
      <div className="grid gap-5">
        <FigureRow
          items={[
            { label: 'Anggota ini menurut simpanan', value: formatRupiah(member!.capital) },
            { label: 'Menurut transaksi', value: formatRupiah(member!.business) },
            { label: 'Jumlah', value: formatRupiah(member!.total) },
          ]}
        />
        <DataTable
          isPlain
          isSlim
          caption="Bagian menurut persentase"
          rows={POOLS.filter(({ key }) => (pools[key] ?? 0) > 0)}
          rowKey={({ key }) => key}
          empty={{ kind: 'nothing-yet', title: 'Tidak ada yang dibagi' }}
          columns={[
            { key: 'label', label: 'Bagian', cell: ({ label }) => label },
            {
              ...{ key: 'percent', label: 'Persen', isNumeric: true, onPhone: 'pair' },
              cell: ({ key }) => `${props.percents[key]} %`,
            },
            {
              ...{ key: 'amount', label: 'Rupiah', isNumeric: true },
              cell: ({ key }) => formatRupiah(pools[key]!),
            },
          ]}
          totals={{
            label: 'Jumlah',
            percent: `${percentText(10_000)} %`,
            amount: formatRupiah(Object.values(pools).reduce((sum, one) => sum + one, 0)),
          }}
        />
      </div>
    </Sheet>
  );
}
