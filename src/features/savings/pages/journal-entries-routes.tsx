import { readJournal } from '#features/ledger';
import { findEntriesOf } from '#features/subledger';
import { page, type Route, redirectTo } from '#kernel/http';
import { formatSignedRupiah } from '#kernel/money';
import { DataTable, PageHeader } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { entryUrl, type SavingsPlace } from '../place.ts';
import { readHolders } from '../read-acts.ts';
import { readSavingsTypes } from '../savings-type.ts';
import { savingsPage } from './savings-page.tsx';

/** From a journal of the general ledger back to the books of members it was made of. */
export function journalEntriesRoutes(place: SavingsPlace): Route[] {
  const { book } = place.urls;
  return [
    page.get(
      `${book}/jurnal/:id`,
      {
        access: { resource: place.resources.savings, right: 'read' },
        summary: 'What members’ books say of a journal',
      },
      async (ctx) => {
        if (!ctx.reach?.isAll) throw notFound();
        const { journal, rows } = await ctx.transaction(async (tx) => {
          const journal = await readJournal(tx, ctx.params.id ?? '');
          if (!journal) throw notFound();
          const entries = await findEntriesOf(ctx, tx, { kind: journal.sourceKind, id: journal.sourceId });
          const holders = await readHolders(ctx, tx, place);
          const types = new Map((await readSavingsTypes(tx)).map(({ id, name }) => [id, name]));
          const rows = entries.flatMap((entry) => {
            const [holder, type] = [holders.get(entry.holder), types.get(entry.part)];
            return holder && type !== undefined ? [{ entry, holder, type }] : [];
          });
          return { journal, rows };
        });
        const [first] = rows;
        if (!first) throw notFound();
        if (rows.every(({ holder }) => holder.id === first.holder.id))
          return redirectTo(entryUrl(place, first.holder.id, first.entry.id));
        return savingsPage(place, {
          ...{ title: `Jurnal ${journal.number}`, menuUrl: book },
          trail: [...place.trail, { label: '04. Simpanan Anggota', url: book }],
          body: (
            <>
              <PageHeader title={`Buku 04, jurnal ${journal.number}`} note={journal.description} />
              <DataTable
                caption="Catatan di buku anggota"
                rows={rows.sort((one, other) => one.holder.name.localeCompare(other.holder.name, 'id'))}
                rowKey={({ entry }) => entry.id}
                rowLabel={({ holder }) => holder.name}
                empty={{ kind: 'nothing-yet', title: 'Tidak ada catatan' }}
                columns={[
                  {
                    ...{ key: 'name', label: 'Nama' },
                    cell: ({ entry, holder }) => (
                      <a className="link font-semibold" href={entryUrl(place, holder.id, entry.id)}>
                        {holder.name}
                      </a>
                    ),
                  },
                  { key: 'number', label: 'Nomor', isNarrow: true, cell: ({ holder }) => holder.number },
                  { key: 'type', label: 'Jenis', cell: ({ type }) => type },
                  {
                    ...{ key: 'amount', label: 'Jumlah', isNumeric: true },
                    cell: ({ entry }) => formatSignedRupiah(entry.amount),
                  },
                ]}
              />
            </>
          ),
        });
      },
    ),
  ];
}
