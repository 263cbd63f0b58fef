import { formatMoment, type Zone } from '#kernel/calendar';
import { type ListQuery, listUrl } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  Checkbox,
  Chip,
  ChipRow,
  DateText,
  EmptyState,
  ErrorSummary,
  FilterBar,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  RadioGroup,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { Conversation } from './conversation.tsx';
import type { InboxPlace } from './inbox-place.ts';
import { MessageFields } from './message-fields.tsx';
import { SUBJECT_LENGTH } from './open-ticket.ts';
import {
  CHANNEL_LABELS,
  STATE_LABELS,
  STATES,
  type Ticket,
  type TicketMessage,
  ticketNumber,
} from './ticket.ts';
import { ConfidentialBadge, StateBadge } from './ticket-badges.tsx';

type Typed = Readonly<Record<string, string>>;

export interface OwnListProps {
  place: InboxPlace;
  query: URLSearchParams;
  list: ListQuery;
  items: readonly Ticket[];
  total: number;
  unread: number;
  zone: Zone;
}

/** One's own messages to the board and what came back. */
export function OwnList({ place, query, list, items, total, unread, zone }: OwnListProps) {
  const { own, compose } = place.addresses;
  const url = (changes: Record<string, string | number | null>) => listUrl(own, query, changes);
  const state = list.filters.state?.[0];
  const write = (
    <LinkButton href={compose} look="primary" icon="pen-line">
      Tulis pesan
    </LinkButton>
  );
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Pesan saya"
        note={unread > 0 ? `${formatCount(unread)} jawaban belum dibaca` : 'Percakapan Anda dengan pengurus'}
        actions={write}
      />
      <FilterBar
        action={own}
        keep={state ? { 'filter[state]': state } : {}}
        search={{ label: 'Cari pokok pesan', value: list.q }}
      />
      <ChipRow label="Status pesan">
        <Chip value="Semua" url={url({ 'filter[state]': null })} isCurrent={!state} />
        {STATES.map((key) => (
          <Chip
            key={key}
            value={STATE_LABELS[key].label}
            url={url({ 'filter[state]': key })}
            isCurrent={state === key}
          />
        ))}
      </ChipRow>
      {items.length === 0 ? (
        list.q || state ? (
          <EmptyState
            kind="not-found"
            title="Tidak ada pesan untuk pilihan ini"
            actions={<LinkButton href={own}>Lihat semua pesan</LinkButton>}
          >
            Coba kata lain, atau pilih status lain.
          </EmptyState>
        ) : (
          <EmptyState kind="nothing-yet" title="Belum ada pesan" actions={write}>
            Pertanyaan, masukan, atau pengaduan Anda dijawab pengurus di sini. Anda diberi tahu lewat surel.
          </EmptyState>
        )
      ) : (
        <Sheet isFlush>
          <ul>
            {items.map((ticket) => (
              <li key={ticket.id} className="relative border-b border-base-300 px-5 py-4 last:border-0">
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <a
                    href={`${own}/${ticket.id}`}
                    className={`min-w-0 break-words after:absolute after:inset-0 hover:underline ${ticket.isUnread ? 'font-bold' : 'font-semibold'}`}
                  >
                    {ticket.subject}
                  </a>
                  {ticket.isUnread && (
                    <Badge tone="info" icon="mail">
                      Jawaban baru
                    </Badge>
                  )}
                </div>
                <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                  <span className="figures">{ticketNumber(ticket)}</span>
                  <span>{CHANNEL_LABELS[ticket.channel]}</span>
                  <DateText at={ticket.lastAt.toISOString()}>
                    {formatMoment(ticket.lastAt, zone, 'short')}
                  </DateText>
                  <StateBadge ticket={ticket} />
                  {ticket.isConfidential && <ConfidentialBadge />}
                </div>
              </li>
            ))}
          </ul>
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(total / list.size))}
            summary={`${formatCount(items.length)} dari ${formatCount(total)} pesan`}
            pageUrl={(page) => url({ page })}
          />
        </Sheet>
      )}
    </div>
  );
}

export interface ComposeProps {
  place: InboxPlace;
  handlers: readonly string[];
  typed: Typed;
  errors: FieldErrors;
}

/** Writing to the board: what about, and whether only named persons may read it. */
export function Compose({ place, handlers, typed, errors }: ComposeProps) {
  const { own, compose } = place.addresses;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Tulis ke pengurus" note="Jawabannya tampil di Pesan saya dan dikirim lewat surel." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={compose} isMultipart draftKey="pesan-baru" className="grid gap-5">
          <RadioGroup
            name="channel"
            label="Tentang apa"
            value={typed.channel ?? place.channels[0]?.channel ?? ''}
            options={place.channels.map(({ channel, label, help }) => ({ value: channel, label, help }))}
            error={errors.channel}
          />
          <TextField
            name="subject"
            label="Pokok pesan"
            maxLength={SUBJECT_LENGTH}
            value={typed.subject ?? ''}
            error={errors.subject}
          />
          <MessageFields
            label="Isi pesan"
            help="Ceritakan apa yang terjadi, kapan, dan apa yang Anda harapkan."
            rows={9}
            value={typed.body}
            errors={errors}
          />
          <Checkbox
            name="confidential"
            label="Rahasiakan: hanya dibaca penangan pengaduan rahasia"
            isChecked={typed.confidential === '1'}
            help={
              handlers.length > 0
                ? `Pengurus lain tidak melihatnya, dan setiap pembacaan dicatat. Pembacanya: ${handlers.join('; ')}`
                : 'Penangannya belum ditunjuk. Pesan rahasia menunggu sampai ada penangan; pengurus lain tidak melihatnya.'
            }
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Kirim pesan
            </Button>
            <LinkButton href={own} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

export interface OwnTicketProps {
  place: InboxPlace;
  ticket: Ticket;
  messages: readonly TicketMessage[];
  zone: Zone;
  typed: Typed;
  errors: FieldErrors;
}

/** One conversation with the board, and where to go on writing. */
export function OwnTicket({ place, ticket, messages, zone, typed, errors }: OwnTicketProps) {
  const here = `${place.addresses.own}/${ticket.id}`;
  const isClosed = ticket.state === 'closed';
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader
        title={ticket.subject}
        note={`${ticketNumber(ticket)} · ${CHANNEL_LABELS[ticket.channel]} · dikirim ${formatMoment(ticket.createdAt, zone, 'short')}`}
        badge={
          <>
            <StateBadge ticket={ticket} />
            {ticket.isConfidential && <ConfidentialBadge />}
          </>
        }
      />
      <Conversation
        messages={messages}
        zone={zone}
        side="author"
        fileUrl={(fileId) => `${here}/files/${fileId}`}
      />
      {ticket.isWaiting && (
        <Notice tone="info">Pengurus belum menjawab. Anda diberi tahu lewat surel.</Notice>
      )}
      <ErrorSummary errors={errors} />
      <Sheet title={isClosed ? 'Buka kembali' : 'Tulis lagi'}>
        <Form action={`${here}/messages`} isMultipart className="grid gap-4">
          <MessageFields
            label="Pesan"
            help={isClosed ? 'Pesan ini sudah selesai. Menulis lagi membukanya kembali.' : ''}
            rows={5}
            value={typed.body}
            errors={errors}
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Kirim
            </Button>
          </FormActions>
        </Form>
      </Sheet>
      {!isClosed && (
        <Form action={`${here}/close`}>
          <Button icon="check">Tandai sudah selesai</Button>
        </Form>
      )}
    </div>
  );
}
