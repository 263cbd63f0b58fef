import { z } from 'zod';
import { isPlainDate, todayOf } from '#kernel/calendar';
import { api, check, json, page, type RequestContext, type Route, readJson } from '#kernel/http';
import {
  Button,
  ErrorSummary,
  Form,
  LinkButton,
  MoneyField,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import { invalid } from '#kernel/work';
import { sizeFaults } from '../apply.ts';
import type { LoanPlace } from '../place.ts';
import { readLoanPolicy } from '../policy.ts';
import { type LoanProduct, readLoanProducts } from '../product.ts';
import { quoteOf, rateText } from '../quote.ts';
import { MOST_MONTHS, MOST_PRINCIPAL } from '../schedule.ts';
import { loanPage } from './loan-page.tsx';
import { QuoteView } from './quote-view.tsx';
import { countIn, percentIn, rupiahIn } from './read-number.ts';

const body = z.object({
  principal: z.int().min(1).max(MOST_PRINCIPAL),
  months: z.int().min(1).max(MOST_MONTHS),
  /** "2.2", per cent a month. */
  monthlyRatePercent: z.union([z.string().max(10), z.number()]),
  method: z.enum(['flat', 'declining', 'annuity']),
  disbursedOn: z.string().refine(isPlainDate, 'Isi tanggal seperti 2026-01-31.'),
});
const answer = z.object({
  rows: z.array(
    z.object({
      ...{ number: z.int(), dueDate: z.string(), principal: z.int(), interest: z.int() },
      ...{ total: z.int(), balance: z.int() },
    }),
  ),
  totals: z.object({ principal: z.int(), interest: z.int(), total: z.int() }),
  effectiveAnnualPercent: z.number(),
});

/** What a loan would cost, before anybody applies; also for guests. */
export function simulationRoutes(place: LoanPlace): Route[] {
  const { simulation: url } = place.urls;
  const access = { resource: place.resources.simulation, right: 'create' };
  return [
    page.get(url, { access, summary: 'What a loan would cost' }, (ctx) => simulationPage(ctx)),
    api.post(
      '/api/v1/loan-simulations',
      { access, summary: 'The schedule of a loan and what it really costs a year', body, answer },
      async (ctx) => {
        const given = check(body, await readJson(ctx));
        const rate = percentIn(String(given.monthlyRatePercent), 10_000);
        if (!(rate <= 1_000_000)) throw invalid({ monthlyRatePercent: 'Isi persen sebulan, misalnya 2.2.' });
        const quote = quoteOf(
          { method: given.method, rateMillionths: rate, feeBp: 0, roundingUnit: 1 },
          { amount: given.principal, months: given.months, on: given.disbursedOn },
        );
        return json({
          rows: quote.rows.map(({ dueOn, ...row }) => ({
            ...{ number: row.number, dueDate: dueOn, principal: row.principal, interest: row.interest },
            ...{ total: row.principal + row.interest, balance: row.balance },
          })),
          totals: quote.totals,
          effectiveAnnualPercent: quote.effective / 100,
        });
      },
    ),
  ];

  async function simulationPage(ctx: RequestContext) {
    const isGuest = ctx.principal.kind !== 'account';
    const { products, policy } = await ctx.transaction(async (tx) => ({
      products: (await readLoanProducts(tx)).filter(({ isActive }) => isActive),
      policy: await readLoanPolicy(tx),
    }));
    const typed = {
      productId: ctx.query.get('produk') ?? products[0]?.id ?? '',
      amount: ctx.query.get('jumlah') ?? '',
      months: ctx.query.get('bulan') ?? '',
    };
    const product = products.find(({ id }) => id === typed.productId);
    const size = { amount: rupiahIn(typed.amount), months: countIn(typed.months) };
    const isAsked = typed.amount !== '' || typed.months !== '';
    const faults = isAsked ? sizeFaults(size, product) : {};
    const errors = { produk: faults.productId, jumlah: faults.amount, bulan: faults.months };
    const hasFaults = Object.keys(faults).length > 0;
    const quote =
      isAsked && product && !hasFaults ? quoteOf(product, { ...size, on: todayOf(ctx) }) : undefined;
    const { application, mine } = place.resources;
    const mayApply = ctx.can(application, 'create') && ctx.can(mine, 'read');
    return loanPage(place, {
      ...{ title: 'Simulasi Pinjaman', menuUrl: url, ...(isGuest ? { surface: 'public' as const } : {}) },
      body: (
        <>
          <PageHeader
            title="Simulasi Pinjaman"
            note="Hitung angsuran dan jasa sebelum mengajukan. Tidak ada yang disimpan."
            actions={
              quote && mayApply ? (
                <LinkButton
                  href={`${place.urls.apply}?${new URLSearchParams({ produk: typed.productId, jumlah: typed.amount, bulan: typed.months })}`}
                  look="primary"
                  icon="hand-coins"
                >
                  Ajukan
                </LinkButton>
              ) : undefined
            }
          />
          <ErrorSummary
            errors={
              Object.fromEntries(Object.entries(errors).filter(([, text]) => text)) as Record<string, string>
            }
          />
          <Form action={url} method="get" className="max-w-3xl">
            <Sheet>
              <div className="grid gap-5 sm:grid-cols-2">
                <div className="sm:col-span-2">
                  <Select
                    name="produk"
                    label="Produk"
                    value={typed.productId}
                    error={errors.produk}
                    options={products.map(optionOf)}
                  />
                </div>
                <MoneyField
                  name="jumlah"
                  label="Jumlah pinjaman"
                  value={typed.amount}
                  error={errors.jumlah}
                />
                <TextField
                  name="bulan"
                  label="Lama, bulan"
                  inputMode="numeric"
                  value={typed.months}
                  error={errors.bulan}
                />
                <div>
                  <Button look="primary">Hitung</Button>
                </div>
              </div>
            </Sheet>
          </Form>
          {quote && <QuoteView quote={quote} policy={policy} />}
        </>
      ),
    });
  }
}

/** "Pinjaman umum, 1% sebulan" */
export const optionOf = ({ id, name, rateMillionths }: LoanProduct) => ({
  value: id,
  label: `${name}, ${rateText(rateMillionths)} sebulan`,
});
