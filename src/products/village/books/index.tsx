import { maskNik } from '#features/people';
import { type VillageBook, villageBooks } from '#features/population';
import { formatMonth, isPlainMonth, monthOf, todayOf } from '#kernel/calendar';
import { file, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Button, DataTable, DateField, Form, LinkButton, PageHeader, Sheet, TileLink } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { exportVillageBook, headsOf, printVillageBook } from './print-village-book.ts';

const URL = '/buku-administrasi';
const may = (right: string) => ({ resource: 'village-book', right });
/** Rows on the page; the whole book is on paper and in the file. */
const SHOWN = 50;

/** The books of the village administration about its people: on the screen, on paper, as a file. */
export const bookRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'The books of the village administration' }, () =>
    renderPage({
      ...{ surface: 'console', title: 'Buku Administrasi Desa', menuUrl: URL },
      body: (
        <div className="grid gap-4 lg:gap-6">
          <PageHeader
            title="Buku Administrasi Desa"
            note="Administrasi penduduk menurut Permendagri 47/2016, kolom demi kolom seperti bukunya."
          />
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {villageBooks.map(({ key, title, isMonthly }) => (
              <TileLink
                key={key}
                href={`${URL}/${key}`}
                icon="book-open"
                title={title}
                note={isMonthly ? 'Per bulan' : 'Keadaan sekarang'}
              />
            ))}
          </div>
        </div>
      ),
    }),
  ),
  page.get(`${URL}/:buku`, { access: may('read'), summary: 'One book, its first rows' }, bookPage),
  file.get(`${URL}/:buku/pdf`, { access: may('print'), summary: 'One book on paper' }, (ctx) =>
    ctx.transaction((tx) => printVillageBook(ctx, tx, bookOf(ctx), monthIn(ctx))),
  ),
  file.get(`${URL}/:buku/xlsx`, { access: may('export'), summary: 'One book as a workbook' }, (ctx) =>
    ctx.transaction((tx) => exportVillageBook(ctx, tx, bookOf(ctx), monthIn(ctx))),
  ),
];

function bookOf(ctx: RequestContext): VillageBook {
  const book = villageBooks.find(({ key }) => key === ctx.params.buku);
  if (!book) throw notFound();
  return book;
}

function monthIn(ctx: RequestContext): string {
  const asked = ctx.query.get('bulan') ?? '';
  return isPlainMonth(asked) ? asked : monthOf(todayOf(ctx));
}

async function bookPage(ctx: RequestContext) {
  const book = bookOf(ctx);
  const month = monthIn(ctx);
  const rows = await ctx.transaction((tx) => book.rows(ctx, tx, month));
  const heads = headsOf(book);
  const query = book.isMonthly ? `?bulan=${month}` : '';
  return renderPage({
    ...{ surface: 'console', title: book.title, menuUrl: URL },
    trail: [{ label: 'Buku Administrasi Desa', url: URL }],
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title={book.title}
          note={`${book.isMonthly ? `Bulan ${formatMonth(month)}, ` : ''}${formatCount(rows.length)} baris${rows.length > SHOWN ? `, ${SHOWN} yang pertama di bawah` : ''}`}
          actions={
            <>
              {ctx.can('village-book', 'export') && (
                <LinkButton href={`${URL}/${book.key}/xlsx${query}`} icon="download">
                  Excel
                </LinkButton>
              )}
              {ctx.can('village-book', 'print') && (
                <LinkButton href={`${URL}/${book.key}/pdf${query}`} look="primary" icon="printer">
                  Cetak
                </LinkButton>
              )}
            </>
          }
        />
        {book.isMonthly && (
          <Form action={`${URL}/${book.key}`} method="get" className="flex flex-wrap items-end gap-3">
            <DateField name="bulan" label="Bulan" kind="month" value={month} />
            <Button>Tampilkan</Button>
          </Form>
        )}
        <Sheet isFlush>
          <DataTable
            caption={book.title}
            isPlain
            slides
            rows={rows.slice(0, SHOWN)}
            rowKey={(row) => row.join('|')}
            empty={{
              ...{ kind: 'nothing-yet', icon: 'book-open', title: 'Buku ini belum berisi' },
              children: 'Isinya mengikuti data penduduk dan peristiwanya.',
            }}
            columns={heads.map((label, index) => ({
              ...{ key: String(index), label },
              onPhone: index === 0 ? 'hidden' : index === 1 ? 'title' : 'pair',
              // The screen masks what paper has to show.
              cell: (row: readonly string[]) =>
                /^\d{16}$/.test(row[index] ?? '') ? maskNik(row[index]!) : (row[index] ?? ''),
            }))}
          />
        </Sheet>
      </div>
    ),
  });
}
