import {
  type DuesRate,
  type RateRow,
  type RateScheme,
  RateTableError,
  type readDuesRates,
  readRateHistory,
  saveRateTable,
} from '#features/dues';
import { addMonths, firstDayOf, formatDate, monthOf, todayOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { AppError, asAppError, invalid } from '#kernel/work';
import { RatesEditor, type TypedRate } from './rates-editor.tsx';
import { RatesView } from './rates-view.tsx';

const access = { resource: 'dues.rate', right: 'manage' } as const;
const fresh = { ...access, gates: ['recent-password'] } as const;
const PATH = '/treasury/dues/rates';
const MOST_ROWS = 40;

/** The rates with their history, and a new version of the whole table. */
export const ratesRoutes: Route[] = [
  page.get(PATH, { access, summary: 'Rates of dues with their history' }, async (ctx) => {
    const history = await ctx.transaction((tx) => readRateHistory(tx));
    return renderPage({
      ...{ surface: 'console', title: 'Master tarif iuran', menuUrl: PATH, help: 'iuran' },
      trail: [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }],
      body: <RatesView history={history} today={todayOf(ctx)} />,
    });
  }),
  page.get(`${PATH}/edit`, { access: fresh, summary: 'A new version of the rates' }, async (ctx) => {
    const rates = await ctx.transaction(readUpcoming);
    return editPage(ctx, { effectiveFrom: nextMonthOf(ctx), rows: withBlanks(rates.map(typedOf)) });
  }),
  page.post(
    `${PATH}/edit`,
    { access: fresh, summary: 'Put a new version of the rates in force' },
    async (ctx) => {
      const form = await readForm(ctx);
      const effectiveFrom = String(form.effectiveFrom ?? '');
      const typed = readTyped(form);
      try {
        const rows = typed.filter(({ isKept }) => isKept).map(rowOf);
        if (rows.length === 0) throw invalid({ form: 'Paling sedikit satu tarif harus tetap berlaku.' });
        const { changed, added, ended } = await ctx.transaction((tx) =>
          saveRateTable(ctx, tx, { effectiveFrom, rows }),
        );
        const count = changed.length + added.length + ended.length;
        return redirectTo(PATH, {
          tone: count > 0 ? 'success' : 'info',
          text:
            count > 0
              ? `${count} tarif berubah mulai ${formatDate(effectiveFrom)}. Tagihan yang sudah ada tidak berubah.`
              : 'Tidak ada tarif yang berubah.',
        });
      } catch (error) {
        const told = asAppError(error);
        if (!told || told.status >= 500) throw error;
        const fields = error instanceof RateTableError ? fieldsOf(error, typed) : told.fields;
        const problem = new AppError(told.code, told.status, told.message, fields);
        return editPage(ctx, { effectiveFrom, rows: withBlanks(typed), problem });
      }
    },
  ),
];

/** The latest version of each rate that has no end: what a new version starts from. */
async function readUpcoming(tx: Parameters<typeof readDuesRates>[0]): Promise<DuesRate[]> {
  return (await readRateHistory(tx)).filter(({ effectiveTo }) => effectiveTo === null);
}

function editPage(
  ctx: RequestContext,
  given: { effectiveFrom: string; rows: TypedRate[]; problem?: AppError },
): PageAnswer {
  return renderPage({
    ...{ surface: 'console', title: 'Ubah tarif iuran', menuUrl: PATH, help: 'iuran' },
    trail: [
      { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
      { label: 'Master tarif iuran', url: PATH },
    ],
    status: given.problem?.status ?? 200,
    body: <RatesEditor today={todayOf(ctx)} {...given} />,
  });
}

/** The first of next month: bills of a month take the rates of its first day. */
const nextMonthOf = (ctx: RequestContext) => addMonths(firstDayOf(monthOf(todayOf(ctx))), 1);

const typedOf = (rate: DuesRate): TypedRate => ({
  scheme: rate.scheme,
  code: rate.code,
  label: rate.label,
  amount: String(rate.amount),
  minSalary: rate.minSalary === null ? '' : String(rate.minSalary),
  maxSalary: rate.maxSalary === null ? '' : String(rate.maxSalary),
  isKept: true,
  isNew: false,
});

/** One empty row for each way of reckoning, to add a rate in. */
function withBlanks(rows: readonly TypedRate[]): TypedRate[] {
  const blank = (scheme: RateScheme): TypedRate => ({
    ...{ scheme, code: '', label: '', amount: '', minSalary: '', maxSalary: '', isKept: false, isNew: true },
  });
  return [...rows, blank('golongan'), blank('gaji')];
}

function readTyped(form: Readonly<Record<string, string | string[]>>): TypedRate[] {
  const at = (name: string, index: number) => String(form[`${name}-${index}`] ?? '').trim();
  const rows: TypedRate[] = [];
  for (let index = 0; index < MOST_ROWS && form[`scheme-${index}`] !== undefined; index += 1) {
    const isNew = at('new', index) === '1';
    const code = at('code', index).toUpperCase();
    const row: TypedRate = {
      scheme: at('scheme', index) === 'gaji' ? 'gaji' : 'golongan',
      code,
      label: at('label', index),
      amount: at('amount', index),
      minSalary: at('minSalary', index),
      maxSalary: at('maxSalary', index),
      isKept: isNew || at('keep', index) === '1',
      isNew,
    };
    if (isNew && code === '' && row.label === '' && row.amount === '') continue;
    rows.push(row);
  }
  return rows;
}

const rowOf = (typed: TypedRate): RateRow => ({
  scheme: typed.scheme,
  code: typed.code,
  label: typed.label,
  amount: rupiahOf(typed.amount) ?? Number.NaN,
  minSalary: typed.scheme === 'gaji' ? (rupiahOf(typed.minSalary) ?? null) : null,
  maxSalary: typed.scheme === 'gaji' ? (rupiahOf(typed.maxSalary) ?? null) : null,
});

function rupiahOf(text: string): number | undefined {
  if (text === '') return undefined;
  const read = parseRupiah(text);
  return read.kind === 'amount' ? read.amount : Number.NaN;
}

/** The faults of a table by the names of the fields on the page. */
function fieldsOf(error: RateTableError, typed: readonly TypedRate[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { code, field, message } of error.faults) {
    const index = typed.findLastIndex((row) => row.code === code && row.isKept);
    fields[index < 0 ? 'form' : `${field}-${index}`] ??= message;
  }
  return fields;
}
