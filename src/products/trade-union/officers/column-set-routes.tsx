import { z } from 'zod';
import {
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import { AppError } from '#kernel/work';
import { type ColumnSet, deleteColumnSet, readColumnSets, saveColumnSet } from '../members/column-set.ts';
import { exportColumns } from '../members/export-members.ts';
import { memberColumns } from '../members/list-columns.tsx';
import { withColumns } from '../members/with-columns.ts';

const BASE = '/admin/members/columns';
const access = { resource: 'member', right: 'view' };

const form = z.object({
  name: z
    .string('Beri nama susunan ini.')
    .trim()
    .min(2, 'Beri nama susunan ini, paling sedikit 2 karakter.')
    .max(60, 'Paling banyak 60 karakter.'),
  columns: z.array(z.string()).min(1, 'Pilih paling sedikit satu kolom.').max(40),
});

/** Named sets of columns: chosen once, used on the list and on the file, shared with other officers if wished. */
export const columnSetRoutes: readonly Route[] = [
  page.get(BASE, { access, summary: 'Saved sets of columns' }, (ctx) => showSets(ctx)),
  page.post(BASE, { access, summary: 'Save a set of columns' }, async (ctx) => {
    const typed = await readForm(ctx);
    const back = localBack(typed.back);
    const known = new Set(choices(ctx).map(({ value }) => value));
    const columns = [typed.kolom ?? []].flat().filter((key) => known.has(key));
    try {
      const wish = check(form, { name: typed.name, columns });
      await ctx.transaction((tx) => saveColumnSet(ctx, tx, { ...wish, isShared: typed.shared === '1' }));
      return redirectTo(withColumns(back, columns), {
        tone: 'success',
        text: `Susunan "${wish.name}" disimpan dan dipakai di daftar ini.`,
      });
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return showSets(ctx, { typed, columns, error });
      throw error;
    }
  }),
  page.post(`${BASE}/:id/delete`, { access, summary: 'Drop a saved set of columns' }, async (ctx) => {
    await ctx.transaction((tx) => deleteColumnSet(ctx, tx, ctx.params.id ?? ''));
    return redirectTo(BASE, { tone: 'success', text: 'Susunan dihapus. Daftar anggota tidak berubah.' });
  }),
];

interface Failed {
  typed: Readonly<Record<string, string | string[]>>;
  columns: string[];
  error: AppError;
}

async function showSets(ctx: RequestContext, failed?: Failed): Promise<PageAnswer> {
  const sets = await ctx.transaction((tx) => readColumnSets(ctx, tx));
  const back = localBack(failed ? failed.typed.back : ctx.query.get('back'));
  const errors = failed?.error.fields ?? {};
  return renderPage({
    surface: 'console',
    title: 'Susunan kolom',
    trail: [{ label: 'Anggota', url: back }],
    menuUrl: '/admin/members',
    status: failed?.error.status ?? 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader title="Susunan kolom" note="Dipakai di daftar anggota dan di berkas yang diunduh." />
        <ErrorSummary errors={errors} />
        <Sheet title="Tersimpan" isFlush>
          <SetList sets={sets} back={back} />
        </Sheet>
        <Sheet title="Susunan baru">
          <Form action={BASE} hidden={{ back }} className="grid gap-5">
            <TextField
              name="name"
              label="Nama susunan"
              maxLength={60}
              value={typeof failed?.typed.name === 'string' ? failed.typed.name : ''}
              help="Nama yang sama mengganti susunan Anda yang lama."
              {...(errors.name ? { error: errors.name } : {})}
            />
            <CheckboxGroup
              name="kolom"
              label="Kolom"
              isInline
              values={failed?.columns ?? ctx.query.getAll('kolom')}
              options={choices(ctx)}
              {...(errors.columns ? { error: errors.columns } : {})}
            />
            <Checkbox
              name="shared"
              value="1"
              label="Bagikan kepada pengurus lain"
              help="Mereka memakai susunannya, bukan datanya: setiap orang tetap melihat kolom dan wilayahnya sendiri."
              isChecked={failed?.typed.shared === '1'}
            />
            <FormActions>
              <Button look="primary">Simpan susunan</Button>
              <LinkButton href={back} look="quiet">
                Kembali ke daftar
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

function SetList({ sets, back }: { sets: readonly ColumnSet[]; back: string }) {
  if (sets.length === 0)
    return (
      <p className="border-t border-base-300 px-5 py-4 text-muted">
        Belum ada susunan. Pilih kolom di bawah dan beri nama.
      </p>
    );
  return (
    <ul>
      {sets.map(({ id, name, columns, isShared, isOwn, ownerName }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-base-300 px-5 py-3"
        >
          <span className="mr-auto">
            <a className="link font-semibold" href={withColumns(back, columns)}>
              {name}
            </a>
            <span className="block text-sm text-muted">
              {columns.length} kolom{isShared && (isOwn ? ', dibagikan' : `, dari ${ownerName}`)}
            </span>
          </span>
          {isOwn && (
            <Form action={`${BASE}/${id}/delete`}>
              <Button size="sm" look="danger" label={`Hapus susunan ${name}`}>
                Hapus
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Every column that this person may see on the list or take along in a file. */
function choices(ctx: RequestContext): { value: string; label: string }[] {
  const all = new Map(exportColumns(ctx).map(({ key, label }) => [key, label]));
  for (const { key, label } of memberColumns(ctx, String)) if (!all.has(key)) all.set(key, label);
  return [...all].map(([value, label]) => ({ value, label }));
}

/** Only the lists themselves and their files, never an address from outside. */
function localBack(value: string | string[] | null | undefined): string {
  const text = typeof value === 'string' ? value : '';
  return /^\/(admin|region)\/members(\/export)?(\?|$)/.test(text) ? text : '/admin/members';
}
