import { formatDate, formatMoment } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  Disclosure,
  ErrorSummary,
  FigureRow,
  FileField,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import type { CheckoffItem, CheckoffList } from './checkoff-list.ts';
import type { CheckoffReturn } from './read-return.ts';
import { CHECKOFF_PATH, ListBadge, monthWord, OutcomeBadge } from './words.tsx';

export interface ListViewProps {
  ctx: RequestContext;
  list: CheckoffList;
  items: readonly CheckoffItem[];
  returns: readonly CheckoffReturn[];
  today: string;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}

/** One list: its papers, its next step, everybody on it. */
export function ListView(props: ListViewProps) {
  const { ctx, list, items, errors } = props;
  const canManage = ctx.can('dues.checkoff', 'manage');
  const base = `${CHECKOFF_PATH}/lists/${list.id}`;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={list.employer}
        note={`${list.number}, iuran ${monthWord(list.period)}`}
        badge={<ListBadge state={list.state} />}
        actions={
          canManage &&
          list.state !== 'cancelled' && (
            <>
              <LinkButton href={`${base}/letter.pdf`} icon="download" download>
                Surat (PDF)
              </LinkButton>
              <LinkButton href={`${base}/list.xlsx`} icon="download" download>
                Lembar (XLSX)
              </LinkButton>
            </>
          )
        }
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <History ctx={ctx} list={list} />
      <FigureRow
        items={[
          { label: 'Orang', value: formatCount(list.count) },
          { label: 'Diminta', value: formatRupiah(list.asked) },
          {
            label: 'Sudah dicatat',
            value: formatRupiah(list.deducted),
            note: `${formatCount(list.deductedCount)} orang`,
          },
        ]}
      />
      {canManage && list.state === 'made' && <HandOver {...props} />}
      {canManage && list.state === 'handed_over' && <Returned {...props} />}
      <Sheet title="Orang di daftar ini" isFlush>
        <DataTable
          isPlain
          caption="Orang di daftar ini"
          rows={items}
          rowKey={({ id }) => id}
          empty={{ kind: 'nothing-yet', title: 'Tidak ada orang' }}
          columns={[
            {
              key: 'name',
              label: 'Nama',
              cell: (row) => (
                <>
                  <b className="font-semibold">{row.name}</b>
                  <span className="block text-sm text-muted">{row.memberNumber ?? 'Belum bernomor'}</span>
                </>
              ),
            },
            { key: 'nip', label: 'NIP', onPhone: 'hidden', cell: (row) => row.employeeNumber ?? '–' },
            { key: 'asked', label: 'Diminta', isNumeric: true, cell: (row) => formatRupiah(row.asked) },
            {
              key: 'deducted',
              label: 'Dipotong',
              isNumeric: true,
              cell: (row) =>
                row.paymentId && row.deducted !== null ? (
                  <a className="link" href={`/treasury/dues/payments/${row.paymentId}`}>
                    {formatRupiah(row.deducted)}
                  </a>
                ) : (
                  '–'
                ),
            },
            {
              key: 'outcome',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => <OutcomeBadge item={row} />,
            },
          ]}
        />
      </Sheet>
      {canManage && (list.state === 'made' || list.state === 'handed_over') && list.deductedCount === 0 && (
        <Disclosure title="Batalkan daftar ini" icon="undo-2" isOpen={Boolean(errors.reason)}>
          <Form action={`${base}/cancel`} className="grid max-w-xl gap-4">
            <TextArea
              name="reason"
              label="Alasan"
              rows={2}
              maxLength={300}
              value={props.typed.reason ?? ''}
              error={errors.reason}
            />
            <div>
              <Button look="danger">Batalkan daftar</Button>
            </div>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}

function History({ ctx, list }: { ctx: RequestContext; list: CheckoffList }) {
  const parts = [
    `Dibuat ${formatMoment(list.madeAt, zoneOf(ctx), 'long')}${list.madeByName ? ` oleh ${list.madeByName}` : ''}`,
    ...(list.handedOverOn
      ? [`Diserahkan ${formatDate(list.handedOverOn)} kepada ${list.recipient} (${list.handedOverByName})`]
      : []),
    ...(list.closedAt
      ? [`Ditutup ${formatMoment(list.closedAt, zoneOf(ctx), 'long')} oleh ${list.closedByName}`]
      : []),
    ...(list.cancelledReason ? [`Dibatalkan: ${list.cancelledReason}`] : []),
    ...(list.dropped > 0 && list.state !== 'cancelled'
      ? [`${formatCount(list.dropped)} orang keluar dari daftar sebelum diserahkan`]
      : []),
  ];
  return (
    <ul className="grid gap-1 text-sm text-muted">
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  );
}

function HandOver({ list, today, typed, errors }: ListViewProps) {
  return (
    <Sheet title="Catat penyerahan kepada kampus">
      <p className="text-muted">
        Unduh surat dan lembarnya di atas, serahkan kepada bagian gaji kampus, lalu catat di sini.
      </p>
      <Form
        action={`${CHECKOFF_PATH}/lists/${list.id}/hand-over`}
        className="mt-4 grid items-end gap-4 sm:grid-cols-[1fr_2fr_auto]"
      >
        <DateField name="on" label="Tanggal" value={typed.on ?? today} max={today} error={errors.on} />
        <TextField
          name="recipient"
          label="Diterima oleh"
          value={typed.recipient ?? ''}
          maxLength={150}
          error={errors.recipient}
        />
        <div>
          <Button look="primary" icon="check">
            Sudah diserahkan
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

function Returned({ ctx, list, items, returns, today, typed, errors }: ListViewProps) {
  const left = items.filter(({ outcome }) => outcome === 'waiting').length;
  return (
    <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-2">
      <Sheet title="Berkas potongan dari kampus">
        <Form action={`${CHECKOFF_PATH}/lists/${list.id}/returns`} isMultipart className="grid gap-4">
          <FileField
            name="file"
            label="Berkas Excel atau CSV"
            accept=".xlsx,.csv,.tsv,.txt"
            help="Lembar kami yang sudah diisi, atau berkas buatan kampus. Kolomnya dikenali sendiri, lalu Anda periksa."
            error={errors.file}
          />
          <DateField
            name="receivedOn"
            label="Uangnya masuk tanggal"
            value={typed.receivedOn ?? today}
            max={today}
            error={errors.receivedOn}
          />
          <div>
            <Button look="primary" icon="file-search" busyLabel="Memeriksa…">
              Periksa berkas
            </Button>
          </div>
        </Form>
        {returns.length > 0 && (
          <ul className="mt-5 grid gap-2 border-t border-base-300 pt-4">
            {returns.map((one) => (
              <li key={one.id} className="flex flex-wrap justify-between gap-2">
                <a className="link break-all" href={`${CHECKOFF_PATH}/returns/${one.id}`}>
                  {one.fileName}
                </a>
                <span className="text-sm text-muted">
                  {formatMoment(one.createdAt, zoneOf(ctx), 'short')}, {one.uploadedByName}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title="Tutup daftar">
        {left > 0 ? (
          <Notice tone="warning">
            {`${formatCount(left)} orang belum dicatat. Bila ditutup, mereka dinyatakan tidak dipotong, diberi tahu, dan bulannya dihitung lagi.`}
          </Notice>
        ) : (
          <p>Semua orang di daftar sudah dicatat.</p>
        )}
        <div className="mt-4">
          <LinkButton href={`${CHECKOFF_PATH}/lists/${list.id}/close`} icon="lock">
            Tutup daftar
          </LinkButton>
        </div>
      </Sheet>
    </div>
  );
}
