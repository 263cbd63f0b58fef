import type { AccessTable } from '#kernel/access';
import { page, type Route } from '#kernel/http';
import { deletePage } from '../pages/delete-page.tsx';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';
import { saveColumn, showColumns } from './column-acts.ts';
import { answer, judge, publish, putBack, remove, withdraw } from './entry-acts.ts';
import { showEntry } from './entry-page.ts';
import { saveChange, saveNew, showChangeForm, showNewForm } from './form-acts.ts';
import { idOf } from './parameters.ts';
import { routesFor } from './routes-for.ts';
import { showList } from './show-list.ts';

/** The pages of a book for who works with it: list, entry, forms and their acts. */
export function pageRoutes(register: Register, access: AccessTable): Route[] {
  const { page: address, title } = register;
  const when = routesFor(register, access);
  return [
    ...when('read', (right) => [
      page.get(address, { access: right, summary: `${title}: list` }, (ctx) => showList(ctx, register)),
    ]),
    ...when('create', (right) => [
      page.get(`${address}/baru`, { access: right, summary: `${title}: form` }, (ctx) =>
        showNewForm(ctx, register),
      ),
      page.post(`${address}/baru`, { access: right, summary: `${title}: add` }, (ctx) =>
        saveNew(ctx, register),
      ),
    ]),
    ...when('extend', (right) => [
      page.get(`${address}/kolom`, { access: right, summary: `${title}: columns of its own` }, (ctx) =>
        showColumns(ctx, register),
      ),
      page.post(`${address}/kolom`, { access: right, summary: `${title}: add a column` }, (ctx) =>
        saveColumn(ctx, register),
      ),
    ]),
    ...when('read', (right) => [
      page.get(`${address}/:id`, { access: right, summary: `${title}: one entry` }, (ctx) =>
        showEntry(ctx, register),
      ),
    ]),
    ...when('update', (right) => [
      page.get(`${address}/:id/ubah`, { access: right, summary: `${title}: form` }, (ctx) =>
        showChangeForm(ctx, register),
      ),
      page.post(`${address}/:id/ubah`, { access: right, summary: `${title}: change` }, (ctx) =>
        saveChange(ctx, register),
      ),
      ...(register.intake
        ? (['terima', 'tolak'] as const).map((verdict) =>
            page.post(
              `${address}/:id/${verdict}`,
              {
                access: right,
                summary: `${title}: ${verdict === 'terima' ? 'accept' : 'refuse'} what a visitor sent`,
              },
              (ctx) => judge(ctx, register, verdict === 'terima' ? 'accepted' : 'refused'),
            ),
          )
        : []),
    ]),
    ...when('delete', (right) => [
      page.get(
        `${address}/:id/hapus`,
        { access: right, summary: `${title}: ask before deleting` },
        async (ctx) =>
          deletePage({
            ctx,
            register,
            entry: await ctx.transaction((tx) => findEntry(ctx, tx, register, idOf(ctx))),
          }),
      ),
      page.post(`${address}/:id/hapus`, { access: right, summary: `${title}: delete` }, (ctx) =>
        remove(ctx, register),
      ),
      page.post(`${address}/:id/pulihkan`, { access: right, summary: `${title}: put back` }, (ctx) =>
        putBack(ctx, register),
      ),
    ]),
    ...(register.answer
      ? when('answer', (right) => [
          page.post(`${address}/:id/tanggapan`, { access: right, summary: `${title}: answer` }, (ctx) =>
            answer(ctx, register),
          ),
        ])
      : []),
    ...(register.publish
      ? when('publish', (right) => [
          page.post(`${address}/:id/terbit`, { access: right, summary: `${title}: publish` }, (ctx) =>
            publish(ctx, register),
          ),
          page.post(`${address}/:id/tarik`, { access: right, summary: `${title}: withdraw` }, (ctx) =>
            withdraw(ctx, register),
          ),
        ])
      : []),
  ];
}
