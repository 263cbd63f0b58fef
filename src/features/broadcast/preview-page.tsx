import { formatMoment, zoneOf } from '#kernel/calendar';
import { listUrl, type RequestContext } from '#kernel/http';
import type { RenderedMail } from '#kernel/mail';
import { formatCount } from '#kernel/money';
import {
  Button,
  Chip,
  ChipRow,
  DataTable,
  DateField,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { AudiencePerson, SkipReason } from './audience.ts';
import type { Broadcast } from './broadcast.ts';
import type { BroadcastPlace } from './broadcast-place.ts';
import { KindBadge } from './kind-badge.tsx';
import { SKIP_WORDS } from './recipient-state.ts';

const PAGE_SIZE = 25;

export interface PreviewPageProps {
  ctx: RequestContext;
  place: BroadcastPlace;
  desk: string;
  letter: Broadcast;
  people: readonly AudiencePerson[];
  /** As one of them would get it. */
  mail: RenderedMail;
  example: string;
  words: readonly { term: string; detail: string }[];
  errors: FieldErrors;
  at: string;
}

/** Before a letter goes: how it reads, how many get it, who does not and why, and the ways to send it. */
export function PreviewPage(props: PreviewPageProps) {
  const { ctx, place, desk, letter, people, mail, errors } = props;
  const here = `${desk}/${letter.id}`;
  const zone = zoneOf(ctx.tenant.timeZone);
  const reached = people.filter(({ skipped }) => !skipped).length;
  const isScheduled = letter.state === 'scheduled';
  return (
    <div className="grid gap-5">
      <PageHeader
        title={letter.subject}
        note={isScheduled ? undefined : 'Konsep, belum dikirim'}
        badge={<KindBadge isEssential={letter.isEssential} />}
        actions={
          !isScheduled && (
            <LinkButton href={`${here}/edit`} icon="pencil">
              Ubah
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors} />
      {isScheduled && letter.scheduledAt && (
        <Notice
          tone="info"
          icon="clock"
          title={`Dikirim ${formatMoment(letter.scheduledAt, zone)}`}
          action={
            <Form action={`${here}/unschedule`}>
              <Button size="sm">Batalkan jadwal</Button>
            </Form>
          }
        >
          Siapa yang menerima ditentukan pada saat itu; hitungan di bawah ini keadaan sekarang.
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Sheet title="Surat" note={`Seperti yang diterima ${props.example}`}>
          <p className="font-semibold break-words">{mail.subject}</p>
          <p className="mt-3 max-w-prose break-words whitespace-pre-wrap">{mail.text}</p>
        </Sheet>
        <div className="grid gap-5">
          <Sheet title="Penerima">
            <p className="figures text-2xl font-extrabold tracking-tight">
              {formatCount(reached)} <span className="text-base font-semibold">surel</span>
            </p>
            <p className="mt-1 text-sm text-muted">
              Dari {formatCount(people.length)} {place.noun} yang cocok. Yang punya akun juga mendapat
              pemberitahuan di dalam aplikasi.
            </p>
            {props.words.length > 0 && (
              <div className="mt-4">
                <DescriptionList items={[...props.words]} />
              </div>
            )}
          </Sheet>
          <SendSheet {...props} reached={reached} here={here} />
        </div>
      </div>
      <NotReached ctx={ctx} here={here} place={place} people={people} />
      {!isScheduled && (
        <Disclosure title="Hapus konsep ini" icon="trash" isDanger>
          <p className="text-sm text-muted">Konsep hilang dari daftar. Tidak ada yang terkirim.</p>
          <Form action={`${here}/delete`}>
            <Button look="danger">Hapus konsep</Button>
          </Form>
        </Disclosure>
      )}
    </div>
  );
}

function SendSheet(props: PreviewPageProps & { reached: number; here: string }) {
  const { letter, people, reached, here, errors, at } = props;
  const isScheduled = letter.state === 'scheduled';
  return (
    <Sheet title="Kirim">
      <div className="grid gap-5">
        <Form action={`${here}/test`}>
          <Button icon="mail" busyLabel="Mengirim…">
            Kirim uji ke saya
          </Button>
        </Form>
        {people.length === 0 ? (
          <Notice tone="warning" title="Belum ada penerima">
            Tidak ada orang yang cocok dengan pilihan ini. Ubah konsepnya, lalu perlonggar pilihannya.
          </Notice>
        ) : (
          <>
            <Form action={`${here}/send`} hidden={{ expected: String(reached) }}>
              <Button look="primary" icon="send" busyLabel="Memasukkan ke antrean…">
                {`Kirim ${formatCount(reached)} surel sekarang`}
              </Button>
            </Form>
            <Form action={`${here}/schedule`} className="grid gap-3">
              <DateField
                name="at"
                kind="datetime-local"
                label={isScheduled ? 'Pindahkan jadwal' : 'Atau jadwalkan'}
                value={at}
                isOptional
                {...(errors.at ? { error: errors.at } : {})}
              />
              <div>
                <Button>{isScheduled ? 'Pindahkan' : 'Jadwalkan'}</Button>
              </div>
            </Form>
          </>
        )}
      </div>
    </Sheet>
  );
}

/** Who gets no mail, and why: each reason is a list of names. */
function NotReached(props: {
  ctx: RequestContext;
  here: string;
  place: BroadcastPlace;
  people: readonly AudiencePerson[];
}) {
  const { ctx, here, place, people } = props;
  const skipped = people.filter(({ skipped: reason }) => reason);
  if (skipped.length === 0) return null;
  const wanted = ctx.query.get('filter[why]');
  const shown = wanted ? skipped.filter(({ skipped: reason }) => reason === wanted) : skipped;
  const url = (changes: Record<string, string | number | null>) => listUrl(here, ctx.query, changes);
  const page = Math.max(1, Number(ctx.query.get('page')) || 1);
  const rows = shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return (
    <section className="grid gap-3" id="tanpa-surel">
      <h2 className="text-xl">Tidak mendapat surel</h2>
      <ChipRow label="Alasan">
        <Chip value="Semua" url={url({ 'filter[why]': null })} isCurrent={!wanted} count={skipped.length} />
        {Object.entries(SKIP_WORDS).map(([reason, { label }]) => {
          const count = skipped.filter(({ skipped: why }) => why === reason).length;
          if (count === 0) return null;
          return (
            <Chip
              key={reason}
              value={label}
              url={url({ 'filter[why]': reason })}
              isCurrent={wanted === reason}
              count={count}
            />
          );
        })}
      </ChipRow>
      <DataTable
        caption="Orang yang tidak mendapat surel"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: 'Nama',
            cell: (person) => (
              <>
                {person.name}
                <span className="block text-sm text-muted">{person.number || 'Belum bernomor'}</span>
              </>
            ),
          },
          {
            key: 'region',
            label: 'Wilayah',
            cell: ({ regionCode }) => regionWord(place, regionCode),
          },
          {
            key: 'why',
            label: 'Alasan',
            cell: ({ skipped: reason }) => SKIP_WORDS[reason as SkipReason].help,
          },
        ]}
        empty={{ kind: 'not-found', title: 'Tidak ada orang dengan alasan ini' }}
        footer={
          <Pagination
            page={page}
            pageCount={Math.max(1, Math.ceil(shown.length / PAGE_SIZE))}
            summary={`${formatCount(rows.length)} dari ${formatCount(shown.length)} orang`}
            pageUrl={(to) => url({ page: to })}
          />
        }
      />
    </section>
  );
}

export const regionWord = (place: BroadcastPlace, code: string): string =>
  place.regions.find(({ value }) => value === code)?.label ?? 'Belum diketahui';
