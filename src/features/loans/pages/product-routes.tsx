import { todayOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  textsLike,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import type { LoanPlace } from '../place.ts';
import { type LoanPolicy, readLoanPolicy, writeLoanPolicy } from '../policy.ts';
import { type LoanProduct, readLoanProduct, readLoanProducts } from '../product.ts';
import { changeLoanProduct, createLoanProduct, type NewLoanProduct } from '../save-product.ts';
import type { LoanMethod } from '../schedule.ts';
import { loanPage } from './loan-page.tsx';
import { PolicyForm, type TypedPolicy } from './policy-form.tsx';
import { EMPTY_PRODUCT, ProductForm, type TypedProduct } from './product-form.tsx';
import { ProductsView } from './products-view.tsx';
import { countIn, percentIn, rupiahIn } from './read-number.ts';

/** What the cooperative lends, and by which rules. */
export function productRoutes(place: LoanPlace): Route[] {
  const { products: url } = place.urls;
  const may = (right: string) => ({ resource: place.resources.product, right });
  const trail = [{ label: 'Produk Pinjaman', url }];
  return [
    page.get(url, { access: may('read'), summary: 'Loan products' }, async (ctx) => {
      const products = await ctx.transaction((tx) => readLoanProducts(tx));
      return loanPage(place, {
        ...{ title: 'Produk Pinjaman', menuUrl: url },
        body: <ProductsView {...{ ctx, place, products }} today={todayOf(ctx)} />,
      });
    }),
    page.get(`${url}/baru`, { access: may('create'), summary: 'A new loan product' }, () =>
      newPage(EMPTY_PRODUCT),
    ),
    page.get(`${url}/aturan`, { access: may('update'), summary: 'Rules for all loans' }, async (ctx) =>
      policyPage(typedPolicy(await ctx.transaction((tx) => readLoanPolicy(tx)))),
    ),
    page.post(
      `${url}/aturan`,
      { access: may('update'), summary: 'Change the rules for all loans' },
      async (ctx) => {
        const typed = textsLike(EMPTY_POLICY, await readTyped(ctx));
        try {
          await ctx.transaction((tx) => writeLoanPolicy(ctx, tx, policyIn(typed)));
          return redirectTo(url, { tone: 'success', text: 'Aturan pinjaman disimpan.' });
        } catch (error) {
          return policyPage(typed, told(error));
        }
      },
    ),
    page.post(url, { access: may('create'), summary: 'Add a loan product' }, async (ctx) => {
      const typed = textsLike(EMPTY_PRODUCT, await readTyped(ctx));
      try {
        await ctx.transaction((tx) => createLoanProduct(ctx, tx, productIn(typed)));
        return redirectTo(url, { tone: 'success', text: `${typed.name} ditambahkan.` });
      } catch (error) {
        return newPage(typed, told(error));
      }
    }),
    page.get(`${url}/:id`, { access: may('update'), summary: 'One loan product' }, (ctx) => editPage(ctx)),
    page.post(`${url}/:id`, { access: may('update'), summary: 'Change a loan product' }, async (ctx) => {
      const typed = textsLike(EMPTY_PRODUCT, await readTyped(ctx));
      try {
        const given = { ...productIn(typed), id: idOf(ctx), isActive: typed.isActive === '1' };
        await ctx.transaction((tx) => changeLoanProduct(ctx, tx, given));
        return redirectTo(url, { tone: 'success', text: 'Produk pinjaman disimpan.' });
      } catch (error) {
        return editPage(ctx, typed, told(error));
      }
    }),
  ];

  function newPage(typed: TypedProduct, problem?: AppError): PageAnswer {
    return loanPage(place, {
      ...{ title: 'Produk pinjaman baru', menuUrl: url, trail, problem },
      body: <ProductForm action={url} typed={typed} errors={errorsOf(problem)} />,
    });
  }

  async function editPage(
    ctx: RequestContext,
    typed?: TypedProduct,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const product = await ctx.transaction((tx) => readLoanProduct(tx, idOf(ctx)));
    if (!product) throw notFound();
    return loanPage(place, {
      ...{ title: product.name, menuUrl: url, trail, problem },
      body: (
        <ProductForm
          action={`${url}/${product.id}`}
          known={product}
          typed={typed ?? typedOf(product)}
          errors={errorsOf(problem)}
        />
      ),
    });
  }

  function policyPage(typed: TypedPolicy, problem?: AppError): PageAnswer {
    return loanPage(place, {
      ...{ title: 'Aturan pinjaman', menuUrl: url, trail, problem },
      body: <PolicyForm action={`${url}/aturan`} typed={typed} errors={errorsOf(problem)} />,
    });
  }
}

function productIn(typed: TypedProduct): NewLoanProduct {
  return {
    ...{ name: typed.name, method: typed.method as LoanMethod },
    rateMillionths: percentIn(typed.rateMillionths, 10_000),
    ...{ minAmount: rupiahIn(typed.minAmount), maxAmount: rupiahIn(typed.maxAmount) },
    ...{ maxMonths: countIn(typed.maxMonths), feeBp: percentIn(typed.feeBp, 100) },
    penaltyMillionths: percentIn(typed.penaltyMillionths, 10_000),
    ...{ graceDays: countIn(typed.graceDays), roundingUnit: countIn(typed.roundingUnit) },
    ...{ needsCollateral: typed.needsCollateral === '1', needsGuarantor: typed.needsGuarantor === '1' },
  };
}

const flag = (is: boolean) => (is ? '1' : '');
const decimal = (value: number, parts: number) => String(value / parts).replace('.', ',');

const typedOf = (product: LoanProduct): TypedProduct => ({
  ...{ name: product.name, method: product.method, rateMillionths: decimal(product.rateMillionths, 10_000) },
  ...{
    minAmount: product.minAmount.toLocaleString('id-ID'),
    maxAmount: product.maxAmount.toLocaleString('id-ID'),
  },
  ...{ maxMonths: String(product.maxMonths), feeBp: decimal(product.feeBp, 100) },
  penaltyMillionths: decimal(product.penaltyMillionths, 10_000),
  ...{ graceDays: String(product.graceDays), roundingUnit: String(product.roundingUnit) },
  ...{ needsCollateral: flag(product.needsCollateral), needsGuarantor: flag(product.needsGuarantor) },
  isActive: flag(product.isActive),
});

const EMPTY_POLICY: TypedPolicy = { capBasis: '', order: '', substandard: '', doubtful: '', lost: '' };

const typedPolicy = ({ capBasis, order, bands }: LoanPolicy): TypedPolicy => ({
  ...{ capBasis, order, substandard: String(bands.substandard) },
  ...{ doubtful: String(bands.doubtful), lost: String(bands.lost) },
});

const policyIn = (typed: TypedPolicy): LoanPolicy => ({
  capBasis: typed.capBasis === 'stated' ? 'stated' : 'effective',
  order: typed.order === 'penalty-last' ? 'penalty-last' : 'penalty-first',
  bands: {
    substandard: countIn(typed.substandard),
    ...{ doubtful: countIn(typed.doubtful), lost: countIn(typed.lost) },
  },
});
