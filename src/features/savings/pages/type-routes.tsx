import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  told,
} from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { type AppError, notFound } from '#kernel/work';
import type { SavingsPlace } from '../place.ts';
import { changeSavingsType, createSavingsType } from '../save-savings-type.ts';
import { readSavingsType, readSavingsTypes, type SavingsKind, type SavingsType } from '../savings-type.ts';
import { savingsPage } from './savings-page.tsx';
import { type TypedType, TypeForm } from './type-form.tsx';
import { TypesView } from './types-view.tsx';

/** What members may save: read, added, changed. */
export function typeRoutes(place: SavingsPlace): Route[] {
  const { types: url } = place.urls;
  const may = (right: string) => ({ resource: place.resources.type, right });
  const trail = [{ label: 'Jenis Simpanan', url }];
  return [
    page.get(url, { access: may('read'), summary: 'Kinds of savings' }, async (ctx) => {
      const types = await ctx.transaction((tx) => readSavingsTypes(tx));
      return savingsPage(place, {
        ...{ title: 'Jenis Simpanan', menuUrl: url },
        body: <TypesView ctx={ctx} place={place} types={types} />,
      });
    }),
    page.get(`${url}/baru`, { access: may('create'), summary: 'A new kind of savings' }, () =>
      newPage({ name: '', kind: 'voluntary', amount: '', interest: '', isActive: '1' }),
    ),
    page.post(url, { access: may('create'), summary: 'Add a kind of savings' }, async (ctx) => {
      const typed = typedIn(await readTyped(ctx));
      try {
        await ctx.transaction((tx) => createSavingsType(ctx, tx, readType(typed)));
        return redirectTo(url, { tone: 'success', text: `${typed.name} ditambahkan.` });
      } catch (error) {
        return newPage(typed, told(error));
      }
    }),
    page.get(`${url}/:id`, { access: may('update'), summary: 'One kind of savings' }, (ctx) => editPage(ctx)),
    page.post(`${url}/:id`, { access: may('update'), summary: 'Change a kind of savings' }, async (ctx) => {
      const typed = typedIn(await readTyped(ctx));
      try {
        const given = { ...readType(typed), id: idOf(ctx), isActive: typed.isActive === '1' };
        await ctx.transaction((tx) => changeSavingsType(ctx, tx, given));
        return redirectTo(url, { tone: 'success', text: 'Jenis simpanan disimpan.' });
      } catch (error) {
        return editPage(ctx, typed, told(error));
      }
    }),
  ];

  function newPage(typed: TypedType, problem?: AppError): PageAnswer {
    return savingsPage(place, {
      ...{ title: 'Jenis simpanan baru', menuUrl: url, trail, problem },
      body: <TypeForm action={url} typed={typed} errors={errorsOf(problem)} />,
    });
  }

  async function editPage(ctx: RequestContext, typed?: TypedType, problem?: AppError): Promise<PageAnswer> {
    const type = await ctx.transaction((tx) => readSavingsType(tx, idOf(ctx)));
    if (!type) throw notFound();
    return savingsPage(place, {
      ...{ title: type.name, menuUrl: url, trail, problem },
      body: (
        <TypeForm
          action={`${url}/${type.id}`}
          known={type}
          typed={typed ?? typedOf(type)}
          errors={errorsOf(problem)}
        />
      ),
    });
  }
}

const typedIn = (form: Record<string, string>): TypedType => ({
  ...{ name: form.name ?? '', kind: form.kind ?? '', amount: form.amount ?? '' },
  ...{ interest: form.interest ?? '', isActive: form.isActive ?? '' },
});

const typedOf = (type: SavingsType): TypedType => ({
  ...{ name: type.name, kind: type.kind, amount: type.amount?.toLocaleString('id-ID') ?? '' },
  ...{ interest: String(type.interestBp / 100).replace('.', ','), isActive: type.isActive ? '1' : '' },
});

function readType(typed: TypedType) {
  const amount = parseRupiah(typed.amount);
  return {
    ...{ name: typed.name, kind: typed.kind as SavingsKind },
    amount: amount.kind === 'amount' ? amount.amount : null,
    interestBp: readPercent(typed.interest),
  };
}

/** "2,25" as hundredths of a per cent; nothing typed is none, what is no number is refused by the rule. */
function readPercent(text: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim() || '0');
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
}
