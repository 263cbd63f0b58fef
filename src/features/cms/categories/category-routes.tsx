import type { RightName } from '#kernel/access';
import {
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
} from '#kernel/http';
import { Button, EmptyState, Form, PageHeader, Sheet, TextField } from '#kernel/ui';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { consolePage, Problem } from '../console-page.tsx';
import {
  addCategory,
  type Category,
  deleteCategory,
  listCategories,
  renameCategory,
} from './category-rows.ts';

interface CategoryPlace {
  /** `/admin/cms/news/categories`. */
  url: string;
  access: RightName;
  /** The kind the address asks for; undefined for one that does not exist. */
  kindOf: (
    ctx: RequestContext,
  ) => { kind: string; title: string; listUrl: string; query: string } | undefined;
}

/** Categories of documents and of news: added, renamed, taken away. */
export function categoryRoutes({ url, access, kindOf }: CategoryPlace): Route[] {
  const placeIn = (ctx: RequestContext) => {
    const found = kindOf(ctx);
    if (!found) throw notFound();
    return found;
  };
  const show = async (
    ctx: RequestContext,
    typed: { id?: string; name: string } = { name: '' },
    problem?: AppError,
  ): Promise<PageAnswer> => {
    const at = placeIn(ctx);
    const rows = await ctx.transaction((tx) => listCategories(tx, at.kind));
    return consolePage({
      title: 'Kategori',
      menuUrl: at.listUrl,
      trail: [{ label: at.title, url: at.listUrl }],
      problem,
      body: (
        <>
          <PageHeader title={`Kategori ${at.title.toLowerCase()}`} note={`${rows.length} kategori`} />
          <Problem problem={problem} />
          <Sheet title="Tambah kategori">
            <Form action={`${url}${at.query}`} className="flex flex-wrap items-end gap-3">
              <TextField
                name="name"
                label="Nama"
                maxLength={100}
                value={typed.id ? '' : typed.name}
                error={typed.id ? undefined : problem?.fields.name}
              />
              <Button look="primary">Tambah kategori</Button>
            </Form>
          </Sheet>
          {rows.length === 0 ? (
            <EmptyState kind="nothing-yet" icon="tags" title="Belum ada kategori">
              Kategori membantu pembaca menyaring daftar yang panjang.
            </EmptyState>
          ) : (
            <Sheet title="Kategori yang ada" isFlush>
              <ul>
                {rows.map((row) => (
                  <CategoryRow
                    key={row.id}
                    row={row}
                    base={url}
                    query={at.query}
                    {...(typed.id === row.id ? { typed: typed.name, error: problem?.fields.name } : {})}
                  />
                ))}
              </ul>
            </Sheet>
          )}
        </>
      ),
    });
  };
  const act = async (
    ctx: RequestContext,
    text: string,
    work: (kind: string, name: string) => Promise<unknown>,
  ): Promise<PageAnswer | Response> => {
    const at = placeIn(ctx);
    const name = textIn(await readForm(ctx), 'name');
    try {
      await work(at.kind, name);
      return redirectTo(`${url}${at.query}`, { tone: 'success', text });
    } catch (error) {
      const told = asAppError(error);
      if (!told || (told.status !== 422 && told.status !== 409)) throw error;
      return show(ctx, { ...(ctx.params.id ? { id: ctx.params.id } : {}), name }, told);
    }
  };
  return [
    page.get(url, { access, summary: 'Categories' }, (ctx) => show(ctx)),
    page.post(url, { access, summary: 'Add a category' }, (ctx) =>
      act(ctx, 'Kategori ditambahkan.', (kind, name) =>
        ctx.transaction((tx) => addCategory(ctx, tx, { kind, name })),
      ),
    ),
    page.post(`${url}/:id`, { access, summary: 'Rename a category' }, (ctx) =>
      act(ctx, 'Nama kategori diubah.', (kind, name) =>
        ctx.transaction((tx) => renameCategory(ctx, tx, { kind, id: idOf(ctx), name })),
      ),
    ),
    page.post(`${url}/:id/delete`, { access, summary: 'Take away an unused category' }, (ctx) =>
      act(ctx, 'Kategori dihapus.', (kind) =>
        ctx.transaction((tx) => deleteCategory(ctx, tx, { kind, id: idOf(ctx) })),
      ),
    ),
  ];
}

function CategoryRow(props: {
  row: Category;
  base: string;
  query: string;
  typed?: string;
  error?: string | undefined;
}) {
  const { row, base, query } = props;
  return (
    <li className="flex flex-wrap items-end gap-3 border-t border-base-300 px-5 py-3">
      <Form action={`${base}/${row.id}${query}`} className="flex min-w-0 grow flex-wrap items-end gap-3">
        <TextField
          name="name"
          id={`nama-${row.id}`}
          label={`Nama, dipakai ${row.used} tulisan`}
          maxLength={100}
          value={props.typed ?? row.name}
          error={props.error}
          className="grow sm:max-w-96"
        />
        <Button>Ubah nama</Button>
      </Form>
      <Form action={`${base}/${row.id}/delete${query}`}>
        <Button look="danger" label={`Hapus kategori ${row.name}`} icon="trash">
          Hapus
        </Button>
      </Form>
    </li>
  );
}
