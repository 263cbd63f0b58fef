import { formatDate, formatMonth, type PlainDate } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatRupiah } from '#kernel/money';
import { Badge, FigureRow, LinkButton, Notice, PageHeader } from '#kernel/ui';
import { arrearsOf } from '../bills.ts';
import { entryUrl, holderUrl, type SavingsPlace } from '../place.ts';
import { heldOf, type Passbook, type PassbookEntry } from '../read-passbook.ts';

/** A member's book of savings: for the member, and for officers with what they may do. */
export function PassbookView(props: {
  ctx: RequestContext;
  place: SavingsPlace;
  list: ListQuery;
  passbook: Passbook;
  today: PlainDate;
  /** The member reads the own book. */
  isMine?: boolean;
}) {
  const { ctx, place, list, passbook, today, isMine } = props;
  const { holder, types, entries, bills, total } = passbook;
  const url = holderUrl(place, holder.id);
  const mayPost = ctx.can(place.resources.savings, 'create') && holder.leftOn === null && !isMine;
  const newest = entries.toReversed();
  const arrears = holder.leftOn === null ? arrearsOf(bills, today) : 0;
  const unpaid = bills.filter(({ dueOn, amount, paid }) => dueOn < today && paid < amount);
  return (
    <>
      <PageHeader
        title={isMine ? 'Simpanan saya' : `Simpanan ${holder.name}`}
        note={[holder.number && `Nomor anggota ${holder.number}`, `sejak ${formatDate(holder.joinedOn)}`]
          .filter(Boolean)
          .join(', ')}
        badge={holder.leftOn ? <Badge>Berhenti</Badge> : undefined}
        actions={
          <>
            {mayPost && (
              <>
                <LinkButton href={`${url}/setor`} look="primary" icon="plus">
                  Setor
                </LinkButton>
                <LinkButton href={`${url}/tarik`} icon="minus">
                  Tarik
                </LinkButton>
              </>
            )}
            <LinkButton
              href={isMine ? `${place.urls.mine}/buku.pdf` : `${url}/buku.pdf`}
              icon="printer"
              download
            >
              Buku simpanan
            </LinkButton>
          </>
        }
      />
      {arrears > 0 && (
        <Notice tone="warning" title={`Simpanan wajib belum dibayar ${formatRupiah(arrears)}`}>
          {monthsOf(unpaid.map(({ month }) => formatMonth(month)))}
        </Notice>
      )}
      <FigureRow
        items={[
          ...types.slice(0, 3).map((type) => ({
            ...{ label: type.name, value: formatRupiah(heldOf(passbook, type.id)) },
          })),
          { label: 'Jumlah simpanan', value: formatRupiah(total) },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={newest.length}
        noun="catatan"
        caption="Catatan simpanan, terbaru di atas"
        rows={newest.slice(list.offset, list.offset + list.size)}
        rowKey={({ id }) => id}
        rowLabel={({ description }) => description}
        nothingYet={{
          ...{ icon: 'piggy-bank', title: 'Belum ada setoran' },
          children: isMine
            ? 'Setoran Anda di kantor koperasi tampil di sini beserta kuitansinya.'
            : 'Setoran pertama biasanya simpanan pokok.',
        }}
        columns={[
          {
            ...{ key: 'date', label: 'Tanggal', isNarrow: true },
            cell: ({ postedOn }) => formatDate(postedOn, 'short'),
          },
          {
            ...{ key: 'what', label: 'Uraian' },
            cell: (entry) => <What place={place} holderId={holder.id} entry={entry} isMine={isMine} />,
          },
          { key: 'kind', label: 'Jenis', cell: ({ type }) => type.name },
          {
            ...{ key: 'in', label: 'Masuk', isNumeric: true },
            cell: ({ amount }) => (amount > 0 ? formatRupiah(amount) : ''),
          },
          {
            ...{ key: 'out', label: 'Keluar', isNumeric: true },
            cell: ({ amount }) => (amount < 0 ? formatRupiah(-amount) : ''),
          },
          {
            ...{ key: 'total', label: 'Jumlah', isNumeric: true },
            cell: (entry) => formatRupiah(entry.total),
          },
        ]}
      />
    </>
  );
}

function What(props: {
  place: SavingsPlace;
  holderId: string;
  entry: PassbookEntry;
  isMine: boolean | undefined;
}) {
  const { place, holderId, entry, isMine } = props;
  const label = entry.receipt ? `${entry.description}, ${entry.receipt}` : entry.description;
  const href = isMine
    ? `${place.urls.mine}/bukti/${entry.id}/kuitansi.pdf`
    : entryUrl(place, holderId, entry.id);
  return (
    <span className="flex flex-wrap items-center gap-2">
      {isMine && !entry.receipt ? (
        label
      ) : (
        <a className="link" href={href} {...(isMine ? { download: true } : {})}>
          {label}
        </a>
      )}
      {entry.reversedById && <Badge tone="warning">Dibalik</Badge>}
    </span>
  );
}

/** "Maret 2026, April 2026, dan 3 bulan lain" */
function monthsOf(months: readonly string[]): string {
  const shown = months.slice(0, 4);
  const rest = months.length - shown.length;
  return rest > 0 ? `${shown.join(', ')}, dan ${rest} bulan lain.` : `${shown.join(', ')}.`;
}
