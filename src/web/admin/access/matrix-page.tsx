import { describeMatrix, type MatrixAnswer, type MatrixAnswerRow } from '#kernel/access';
import { listUrl, type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import type { Product } from '#kernel/product';
import { Chip, ChipRow, Disclosure, EmptyState, Form, LinkButton, PageHeader, SearchField } from '#kernel/ui';
import { tenantAccess } from '../../routing/rights.ts';
import { adminAddresses } from '../addresses.ts';
import { MatrixWord } from './matrix-word.tsx';
import { rightWord, rowAddress, SCOPE_WORDS } from './right-words.ts';

/** The whole matrix in the requirement's words, with what this organisation made different marked. */
export async function matrixPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { matrix: here, roles } = adminAddresses(product);
  const ways = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const matrix = describeMatrix(product.access, ways.differences, ways.roles);
  const q = (ctx.query.get('q') ?? '').trim().toLowerCase();
  const onlyChanged = ctx.query.get('beda') === '1';
  const rows = matrix.rows
    .map((row, index) => ({ ...row, verbs: product.access.rows[index]!.verbs }))
    .filter(
      (row) =>
        (!onlyChanged || row.differences) &&
        (q === '' || `${row.group} ${row.label} ${row.name ?? ''} ${row.resource}`.toLowerCase().includes(q)),
    );
  const changed = ways.differences.length;
  return renderPage({
    surface: 'console',
    title: 'Matriks akses',
    menuUrl: here,
    help: 'matriks-akses',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title="Matriks akses"
          note={`${matrix.rows.length} baris, ${matrix.roles.length} peran, ${changed === 0 ? 'semuanya baku' : `${changed} hal berbeda dari baku`}`}
          actions={ctx.can('role', 'read') && <LinkButton href={roles}>Peran</LinkButton>}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Form action={here} method="get" role="search" className="w-full sm:w-80">
            <SearchField label="Cari baris" value={q} />
          </Form>
          <ChipRow label="Tampilkan">
            <Chip
              value="Semua baris"
              url={listUrl(here, ctx.query, { beda: null })}
              isCurrent={!onlyChanged}
            />
            <Chip
              value="Yang berbeda dari baku"
              url={listUrl(here, ctx.query, { beda: '1' })}
              isCurrent={onlyChanged}
              count={changed}
            />
          </ChipRow>
        </div>
        {rows.length === 0 ? (
          <EmptyState
            kind="not-found"
            title={onlyChanged ? 'Belum ada yang berbeda dari baku' : 'Tidak ada baris yang cocok'}
            actions={<LinkButton href={here}>Lihat semua baris</LinkButton>}
          >
            {onlyChanged
              ? 'Perubahan hak dicatat di sini beserta siapa, kapan, dan mengapa.'
              : 'Cari dengan kata lain, misalnya nama bukunya.'}
          </EmptyState>
        ) : (
          groupsOf(rows).map(({ group, rows: own }) => (
            <GroupTable key={group} group={group} rows={own} matrix={matrix} here={here} />
          ))
        )}
        <Disclosure title="Arti kata dan lambang" icon="book-open">
          <dl className="grid gap-2 text-sm">
            {matrix.legend.map(({ word, meaning }) => (
              <div key={word} className="grid gap-x-3 sm:grid-cols-[12rem_1fr]">
                <dt className="font-semibold">
                  <MatrixWord word={word} />
                </dt>
                <dd className="text-muted">{meaning}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      </div>
    ),
  });
}

/** A row as it is answered, with the rights that its pages have. */
type Row = MatrixAnswerRow & { verbs: readonly string[] };

interface GroupTableProps {
  group: string;
  rows: readonly Row[];
  matrix: MatrixAnswer;
  here: string;
}

/** Up to here the columns have room on a tablet. */
const FEW_ROLES = 4;

/** Rights beside roles: the one table that may slide sideways on a phone, because it was asked for. */
function GroupTable({ group, rows, matrix, here }: GroupTableProps) {
  return (
    <div className="sheet overflow-hidden">
      <h2 className="px-5 pt-5 pb-3 text-lg">{group}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={`Tabel ${group}`}>
        <table
          className={`book w-full table-fixed ${matrix.roles.length > FEW_ROLES ? 'min-w-[64rem]' : 'min-w-[44rem]'}`}
        >
          <thead>
            <tr>
              <th scope="col" className="w-[30%]">
                Hak
              </th>
              {matrix.roles.map(({ key, label }) => (
                <th key={key} scope="col" className="whitespace-normal">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.resource} ${row.label}`}>
                <th scope="row" className="text-left font-normal">
                  <a className="link font-semibold" href={rowAddress(here, row)}>
                    {row.label}
                  </a>
                  {row.name && <span className="block text-xs text-muted">{row.name}</span>}
                </th>
                {matrix.roles.map(({ key }) => (
                  <td key={key}>
                    <Cell row={row} role={key} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell({ row, role }: { row: MatrixAnswerRow; role: string }) {
  const differences = row.differences?.[role] ?? [];
  const rights = row.rights[role] ?? [];
  const result = rights.map(({ right, scope }) => `${rightWord(right)} (${SCOPE_WORDS[scope]})`).join(', ');
  return (
    <span title={result || 'Tidak ada hak'}>
      <MatrixWord word={row.cells[role] ?? ''} />
      {differences.length > 0 && (
        <span className="mt-1 block text-xs font-semibold text-warning">
          berbeda: {differences.map(differenceWords).join('; ')}
        </span>
      )}
    </span>
  );
}

function differenceWords({
  effect,
  right,
  scope,
}: {
  effect: string;
  right: string;
  scope: keyof typeof SCOPE_WORDS;
}) {
  return effect === 'revoke' ? `tidak ${rightWord(right)}` : `${rightWord(right)} ${SCOPE_WORDS[scope]}`;
}

function groupsOf(rows: readonly Row[]): { group: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups].map(([group, own]) => ({ group, rows: own }));
}
