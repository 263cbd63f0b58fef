import { formatMoment, zoneOf } from '#kernel/calendar';
import { filteredUrl, type ListQuery, type RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  FigureRow,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  ProgressBar,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Broadcast, BroadcastCounts } from './broadcast.ts';
import type { BroadcastPlace } from './broadcast-place.ts';
import { KindBadge } from './kind-badge.tsx';
import { regionWord } from './preview-page.tsx';
import { RECIPIENT_STATES, SKIP_WORDS } from './recipient-state.ts';
import type { Recipient } from './recipients.ts';

export interface SentPageProps {
  ctx: RequestContext;
  place: BroadcastPlace;
  desk: string;
  letter: Broadcast;
  list: ListQuery;
  items: readonly Recipient[];
  total: number;
  counts: BroadcastCounts;
  words: readonly { term: string; detail: string }[];
  errors: FieldErrors;
}

/** What became of a letter: its numbers, each of which opens its list, and what waits for a decision. */
export function SentPage(props: SentPageProps) {
  const { ctx, place, desk, letter, list, items, total, counts } = props;
  const here = `${desk}/${letter.id}`;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <div className="grid gap-5">
      <PageHeader
        title={letter.subject}
        note={
          letter.sentAt
            ? `Dikirim ${formatMoment(letter.sentAt, zone, 'long')} oleh ${letter.createdByName}`
            : 'Dibatalkan, tidak pernah dikirim'
        }
        badge={<KindBadge isEssential={letter.isEssential} />}
        actions={
          <>
            {letter.sentAt && (
              <LinkButton href={`${here}/export`} icon="download" download>
                Unduh XLSX
              </LinkButton>
            )}
            <LinkButton href={`${desk}/new?from=${letter.id}`} icon="copy">
              Salin menjadi baru
            </LinkButton>
          </>
        }
      />
      <ErrorSummary errors={props.errors} />
      <Progress counts={counts} />
      <Numbers here={here} counts={counts} />
      {(counts.uncertain ?? 0) > 0 && <UncertainSheet here={here} count={counts.uncertain ?? 0} />}
      <Disclosure title="Isi surat dan pilihan penerima" icon="mail">
        <p className="max-w-prose break-words whitespace-pre-wrap">{letter.body}</p>
        {letter.buttonUrl && (
          <p className="text-sm break-all text-muted">
            Tombol “{letter.buttonLabel}”: {letter.buttonUrl}
          </p>
        )}
        {props.words.length > 0 && <DescriptionList items={[...props.words]} />}
      </Disclosure>
      <section className="grid gap-3">
        <h2 className="text-xl">Penerima</h2>
        <ListFilters
          ctx={ctx}
          list={list}
          search="Cari nama atau nomor"
          filters={[
            {
              ...{ key: 'state', label: 'Keadaan', all: 'Semua keadaan' },
              options: Object.entries(RECIPIENT_STATES).map(([value, { label }]) => ({ value, label })),
            },
            {
              ...{ key: 'why', label: 'Alasan tanpa surel', all: 'Semua alasan' },
              options: Object.entries(SKIP_WORDS).map(([value, { label }]) => ({ value, label })),
            },
            { key: 'region', label: 'Wilayah', all: 'Semua wilayah', options: place.regions },
          ]}
        />
        <ListTable
          ctx={ctx}
          list={list}
          total={total}
          noun="penerima"
          caption="Penerima pengumuman"
          rows={items}
          rowKey={({ personId }) => personId}
          rowLabel={({ name }) => name}
          nothingYet={{
            icon: 'users',
            title: 'Tidak ada penerima',
            children: 'Pengumuman ini tidak dikirim.',
          }}
          columns={[
            {
              key: 'name',
              label: 'Nama',
              isSortable: true,
              cell: (row) => (
                <>
                  <a className="link font-semibold" href={`${here}/recipients/${row.personId}`}>
                    {row.name}
                  </a>
                  <span className="block text-sm text-muted">{row.number || 'Belum bernomor'}</span>
                </>
              ),
            },
            { key: 'region', label: 'Wilayah', cell: (row) => regionWord(place, row.regionCode) },
            {
              key: 'note',
              label: 'Keterangan',
              cell: (row) => noteOn(row),
            },
            {
              key: 'at',
              label: 'Waktu',
              isSortable: true,
              isNarrow: true,
              cell: (row) => (row.at ? formatMoment(row.at, zone, 'short') : '–'),
            },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: ({ state }) => (
                <Badge tone={RECIPIENT_STATES[state]?.tone}>{RECIPIENT_STATES[state]?.label ?? state}</Badge>
              ),
            },
          ]}
        />
      </section>
    </div>
  );
}

function noteOn(row: Recipient): string {
  if (row.skipped) return SKIP_WORDS[row.skipped].help;
  if (row.state === 'kept') return 'Belum ada server surel; tersimpan di Surat keluar.';
  return row.failure ?? '–';
}

function Progress({ counts }: { counts: BroadcastCounts }) {
  const waiting = (counts.queued ?? 0) + (counts.sending ?? 0);
  if (waiting === 0) return null;
  const mails = Object.entries(counts).reduce(
    (sum, [state, count]) => sum + (state === 'skipped' ? 0 : count),
    0,
  );
  return (
    <Sheet>
      <ProgressBar
        label="Pengiriman"
        value={mails - waiting}
        max={mails}
        note={`${formatCount(mails - waiting)} dari ${formatCount(mails)} surel. Halaman ini boleh ditutup; pengiriman berjalan terus.`}
      />
    </Sheet>
  );
}

function Numbers({ here, counts }: { here: string; counts: BroadcastCounts }) {
  const shown = Object.entries(RECIPIENT_STATES).filter(([state]) => counts[state]);
  if (shown.length === 0) return null;
  return (
    <FigureRow
      items={shown.map(([state, { label }]) => ({
        ...{ label, value: formatCount(counts[state] ?? 0) },
        url: filteredUrl(here, { state }),
      }))}
    />
  );
}

function UncertainSheet({ here, count }: { here: string; count: number }) {
  return (
    <Notice tone="warning" title={`${formatCount(count)} surel belum pasti terkirim`}>
      <p>
        Server atau sambungan terputus saat surel ini diserahkan. Bila dikirim lagi, ada kemungkinan
        penerimanya mendapat dua; bila dibiarkan, ada kemungkinan tidak mendapat.
      </p>
      <Form action={`${here}/uncertain`} className="mt-3 flex flex-wrap gap-3">
        <Button name="decision" value="again">{`Kirim lagi ${formatCount(count)} surel`}</Button>
        <Button name="decision" value="leave" look="quiet">
          Biarkan
        </Button>
      </Form>
    </Notice>
  );
}
