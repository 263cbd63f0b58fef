import { z } from 'zod';
import {
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Button,
  CheckboxGroup,
  Chip,
  ChipRow,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { AppError } from '#kernel/work';
import { readColumnSets } from '../members/column-set.ts';
import { exportColumns, exportMembers } from '../members/export-members.ts';
import { countMembers, listShapeFor } from '../members/find-members.ts';
import { describeList } from '../members/list-words.ts';
import { withColumns } from '../members/with-columns.ts';

const access = { resource: 'member', right: 'export' };

const form = z.object({
  format: z.enum(['xlsx', 'csv'], 'Pilih jenis berkas.'),
  reason: z
    .string('Isi keperluannya.')
    .trim()
    .min(5, 'Isi keperluannya, paling sedikit 5 karakter.')
    .max(500, 'Paling banyak 500 karakter.'),
});

/** Taking data along is an act of its own: a page that says how many, a reason, the password again, an audit row. */
export const exportRoutes: readonly Route[] = [
  ...exportPair('/admin/members/export', '/admin/members'),
  ...exportPair('/region/members/export', '/region/members'),
];

function exportPair(path: string, listUrl: string): Route[] {
  return [
    page.get(path, { access, summary: 'Ask which data, in which form, and what for' }, (ctx) =>
      showExport(ctx, path, listUrl),
    ),
    page.post(
      path,
      { access: { ...access, gates: ['recent-password'] }, summary: 'Take member data along as a file' },
      async (ctx) => {
        const typed = await readForm(ctx);
        try {
          const { format, reason } = check(form, typed);
          const list = readListQuery(new URLSearchParams(String(typed.query ?? '')), listShapeFor(ctx));
          const columns = [typed.kolom ?? []].flat();
          return await ctx.transaction((tx) => exportMembers(ctx, tx, { format, reason, list, columns }));
        } catch (error) {
          if (error instanceof AppError && error.status === 422)
            return showExport(ctx, path, listUrl, typed, error);
          throw error;
        }
      },
    ),
  ];
}

async function showExport(
  ctx: RequestContext,
  path: string,
  listUrl: string,
  typed: Readonly<Record<string, string | string[]>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const query = typeof typed.query === 'string' ? new URLSearchParams(typed.query) : ctx.query;
  const list = readListQuery(query, listShapeFor(ctx));
  const { count, sets } = await ctx.transaction(async (tx) => ({
    count: await countMembers(ctx, tx, list),
    sets: await readColumnSets(ctx, tx),
  }));
  const columns = exportColumns(ctx);
  const asked = [typed.kolom ?? query.getAll('kolom')].flat();
  const picked = asked.length > 0 ? asked : columns.map(({ key }) => key).filter((key) => key !== 'nik');
  const errors = problem?.fields ?? {};
  return renderPage({
    surface: 'console',
    title: 'Unduh data anggota',
    trail: [{ label: 'Anggota', url: listUrl }],
    menuUrl: path,
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader title="Unduh data anggota" note={`${formatCount(count)} orang, ${describeList(list)}`} />
        <ErrorSummary errors={errors} />
        {sets.length > 0 && (
          <ChipRow label="Susunan kolom tersimpan">
            {sets.map((set) => (
              <Chip key={set.id} value={set.name} url={withColumns(`${path}?${query}`, set.columns)} />
            ))}
          </ChipRow>
        )}
        <Sheet>
          <Form action={path} isPlain hidden={{ query: query.toString() }} className="grid gap-6">
            <RadioGroup
              name="format"
              label="Jenis berkas"
              value={typeof typed.format === 'string' ? typed.format : 'xlsx'}
              options={[
                { value: 'xlsx', label: 'Excel (XLSX)', help: 'Tanggal dan nomor tetap seperti aslinya.' },
                { value: 'csv', label: 'CSV', help: 'Untuk diolah program lain.' },
              ]}
              {...(errors.format ? { error: errors.format } : {})}
            />
            <CheckboxGroup
              name="kolom"
              label="Kolom"
              isOptional
              isInline
              values={picked}
              options={columns.map(({ key, label }) => ({ value: key, label }))}
            />
            <TextArea
              name="reason"
              label="Keperluan"
              rows={2}
              maxLength={500}
              help="Disimpan dalam catatan audit bersama nama Anda, jumlah baris, dan kolomnya."
              value={typeof typed.reason === 'string' ? typed.reason : ''}
              {...(errors.reason ? { error: errors.reason } : {})}
            />
            <FormActions>
              <Button look="primary" icon="download">
                Unduh {formatCount(count)} baris
              </Button>
              <LinkButton href={listUrl} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}
