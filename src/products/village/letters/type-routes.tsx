import {
  deleteType,
  type LetterType,
  readClassifications,
  readType,
  readTypes,
  saveType,
} from '#features/letters';
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
  told,
} from '#kernel/http';
import { Badge, Button, DataTable, Form, LinkButton, PageHeader, Sheet } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { EMPTY_TYPE, readTypeForm, type TypedType, TypeForm, typedTypeOf } from './type-form.tsx';
import { TypePreview } from './type-preview.tsx';

const URL = '/surat/jenis';
const may = (right: string) => ({ resource: 'letter-type', right });
const frame = { surface: 'console', menuUrl: URL, help: 'jenis-surat' } as const;
const trail = [{ label: 'Jenis Surat', url: URL }];

/** Kinds of letters: made and changed here, without a deploy. */
export const letterTypeRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'Kinds of letters' }, listPage),
  page.get(`${URL}/baru`, { access: may('create'), summary: 'Form of a new kind of letter' }, (ctx) =>
    formPage(ctx, { typed: EMPTY_TYPE }),
  ),
  page.post(`${URL}/baru`, { access: may('create'), summary: 'Make a kind of letter' }, async (ctx) => {
    const typed = await readTyped(ctx);
    if (typed.lihat) return formPage(ctx, { typed });
    try {
      const id = await ctx.transaction((tx) => saveType(ctx, tx, readTypeForm(typed)));
      return redirectTo(`${URL}/${id}`, { tone: 'success', text: 'Jenis surat dibuat.' });
    } catch (error) {
      return formPage(ctx, { typed, problem: told(error) });
    }
  }),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'What one kind of letter asks and says' }, typePage),
  page.get(
    `${URL}/:id/ubah`,
    { access: may('update'), summary: 'Form to change a kind of letter' },
    async (ctx) => {
      const type = await ctx.transaction((tx) => readType(tx, idOf(ctx)));
      return formPage(ctx, { type, typed: typedTypeOf(type) });
    },
  ),
  page.post(`${URL}/:id/ubah`, { access: may('update'), summary: 'Change a kind of letter' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const type = await ctx.transaction((tx) => readType(tx, idOf(ctx)));
    if (typed.lihat) return formPage(ctx, { type, typed });
    try {
      await ctx.transaction((tx) => saveType(ctx, tx, readTypeForm(typed), type.id));
      return redirectTo(`${URL}/${type.id}`, {
        tone: 'success',
        text: 'Disimpan. Surat yang sudah terbit dan permohonan yang berjalan memakai versi lamanya.',
      });
    } catch (error) {
      return formPage(ctx, { type, typed, problem: told(error) });
    }
  }),
  page.post(
    `${URL}/:id/hapus`,
    { access: may('delete'), summary: 'Delete a kind of letter' },
    async (ctx) => {
      try {
        await ctx.transaction((tx) => deleteType(ctx, tx, idOf(ctx)));
        return redirectTo(URL, { tone: 'success', text: 'Jenis surat dihapus.' });
      } catch (error) {
        const { message } = told(error);
        return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'warning', text: message });
      }
    },
  ),
];

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const types = await ctx.transaction((tx) => readTypes(tx));
  return renderPage({
    ...{ ...frame, title: 'Jenis Surat' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Jenis Surat"
          note={`${types.length} jenis`}
          actions={
            ctx.can('letter-type', 'create') && (
              <LinkButton href={`${URL}/baru`} look="primary" icon="plus">
                Buat jenis surat
              </LinkButton>
            )
          }
        />
        <Sheet isFlush>
          <DataTable
            caption="Jenis surat"
            isPlain
            rows={types}
            rowKey={({ id }) => id}
            empty={{ kind: 'nothing-yet', icon: 'file-text', title: 'Belum ada jenis surat' }}
            columns={[
              {
                ...{ key: 'title', label: 'Surat' },
                cell: ({ id, title }) => (
                  <a className="link font-semibold" href={`${URL}/${id}`}>
                    {title}
                  </a>
                ),
              },
              { key: 'code', label: 'Kode', isNarrow: true, cell: ({ code }) => code },
              {
                ...{ key: 'class', label: 'Klasifikasi', isNarrow: true },
                cell: ({ definition }) => definition.classification.code,
              },
              {
                key: 'where',
                label: 'Dilayani',
                cell: ({ isOnline }) => (isOnline ? 'Dari rumah dan di loket' : 'Di loket'),
              },
              {
                ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
                cell: ({ isActive }) =>
                  isActive ? <Badge tone="success">Dilayani</Badge> : <Badge tone="neutral">Dimatikan</Badge>,
              },
            ]}
          />
        </Sheet>
      </div>
    ),
  });
}

async function typePage(ctx: RequestContext): Promise<PageAnswer> {
  const type = await ctx.transaction((tx) => readType(tx, idOf(ctx)));
  return renderPage({
    ...{ ...frame, title: type.title, trail },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title={type.title}
          note={`Kode ${type.code}, klasifikasi ${type.definition.classification.code}, versi ${type.version}`}
          actions={
            <>
              {ctx.can('letter-type', 'update') && (
                <LinkButton href={`${URL}/${type.id}/ubah`} look="primary" icon="pencil">
                  Ubah
                </LinkButton>
              )}
              {ctx.can('letter-type', 'delete') && (
                <Form action={`${URL}/${type.id}/hapus`}>
                  <Button look="danger">Hapus</Button>
                </Form>
              )}
            </>
          }
        />
        <TypePreview definition={type.definition} title={type.title} village={ctx.tenant.name} />
      </div>
    ),
  });
}

async function formPage(
  ctx: RequestContext,
  given: { type?: LetterType; typed: TypedType; problem?: AppError },
): Promise<PageAnswer> {
  const { type, typed, problem } = given;
  const classifications = await ctx.transaction((tx) => readClassifications(tx));
  const title = type ? `Ubah ${type.title}` : 'Buat jenis surat';
  return renderPage({
    ...{ ...frame, title },
    trail: [...trail, ...(type ? [{ label: type.title, url: `${URL}/${type.id}` }] : [])],
    status: problem?.status ?? (typed.lihat ? 422 : 200),
    body: (
      <TypeForm
        {...{ title, typed, classifications }}
        errors={errorsOf(problem)}
        action={type ? `${URL}/${type.id}/ubah` : `${URL}/baru`}
        cancelUrl={type ? `${URL}/${type.id}` : URL}
        village={ctx.tenant.name}
        isPreviewed={typed.lihat !== undefined}
      />
    ),
  });
}
