import { formatMoment, type Zone } from '#kernel/calendar';
import {
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { Conversation } from './conversation.tsx';
import { regionLabel } from './desk-list.tsx';
import type { Answerer, InboxPlace } from './inbox-place.ts';
import { MessageFields } from './message-fields.tsx';
import { CHANNEL_LABELS, type Ticket, type TicketMessage, ticketNumber } from './ticket.ts';
import { ConfidentialBadge, StateBadge } from './ticket-badges.tsx';

export interface DeskTicketProps {
  place: InboxPlace;
  ticket: Ticket;
  messages: readonly TicketMessage[];
  contact: { address: string; phone: string } | undefined;
  answerers: readonly Answerer[];
  zone: Zone;
  canReply: boolean;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
  /** Which of the forms came back. */
  failed: 'reply' | 'note' | 'assign' | 'confidential' | undefined;
}

/** One ticket at the desk: the talk on the left, who looks after it on the right. */
export function DeskTicket(props: DeskTicketProps) {
  const { place, ticket, messages, zone, canReply, errors } = props;
  const here = `${place.addresses.desk}/${ticket.id}`;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={ticket.subject}
        note={`${ticketNumber(ticket)} · ${CHANNEL_LABELS[ticket.channel]}`}
        badge={
          <>
            <StateBadge ticket={ticket} />
            {ticket.isConfidential && <ConfidentialBadge />}
          </>
        }
      />
      {ticket.isConfidential && (
        <Notice tone="warning" icon="lock" title="Pengaduan rahasia">
          Hanya penulis dan penangan yang ditunjuk yang membacanya. Pembacaan Anda dicatat.
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5">
          <Conversation
            messages={messages}
            zone={zone}
            side="desk"
            fileUrl={(fileId) => `${here}/files/${fileId}`}
          />
          {canReply && <Answer {...props} here={here} />}
        </div>
        <aside className="grid gap-4" aria-label="Tentang pesan ini">
          <Facts {...props} />
          {canReply && <Acts {...props} here={here} />}
        </aside>
      </div>
    </div>
  );
}

type Part = DeskTicketProps & { here: string };

function Answer({ here, typed, errors, failed, contact }: Part) {
  const none: FieldErrors = {};
  return (
    <>
      <Sheet title="Jawab">
        <Form action={`${here}/reply`} isMultipart className="grid gap-4">
          <MessageFields
            label="Jawaban"
            help={
              contact
                ? 'Dikirim lewat surel kepada penulis. Lampiran tidak ikut terkirim.'
                : 'Penulis diberi tahu lewat surel dan membacanya di halaman Pesan saya.'
            }
            rows={6}
            value={failed === 'reply' ? typed.body : ''}
            errors={failed === 'reply' ? errors : none}
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Kirim jawaban
            </Button>
            <Button name="closes" value="1" busyLabel="Mengirim…">
              Kirim dan selesaikan
            </Button>
          </FormActions>
        </Form>
      </Sheet>
      <Disclosure title="Catatan antarpengurus" icon="sticky-note" isOpen={failed === 'note'}>
        <Form action={`${here}/notes`} className="grid gap-4">
          <TextArea
            id="note-body"
            name="body"
            label="Catatan"
            help="Tidak dilihat penulis."
            rows={3}
            maxLength={5000}
            value={failed === 'note' ? (typed.body ?? '') : ''}
            error={failed === 'note' ? errors.body : undefined}
          />
          <div>
            <Button>Simpan catatan</Button>
          </div>
        </Form>
      </Disclosure>
    </>
  );
}

function Facts({ place, ticket, contact, zone }: DeskTicketProps) {
  return (
    <Sheet title="Penulis">
      <DescriptionList
        layout="stacked"
        items={[
          { term: 'Nama', detail: ticket.authorName },
          ...(contact?.address ? [{ term: 'Surel', detail: contact.address }] : []),
          ...(contact?.phone ? [{ term: 'Telepon', detail: contact.phone }] : []),
          ...(place.regions.length > 0
            ? [{ term: 'Wilayah', detail: regionLabel(place, ticket.regionCode) }]
            : []),
          { term: 'Masuk', detail: formatMoment(ticket.createdAt, zone, 'short') },
          { term: 'Petugas', detail: ticket.assigneeName ?? 'Belum ditugaskan' },
        ]}
      />
    </Sheet>
  );
}

function Acts({ here, ticket, answerers, typed, errors, failed }: Part) {
  const others = [
    { state: 'in_progress', label: ticket.state === 'closed' ? 'Buka kembali' : 'Tandai diproses' },
    { state: 'closed', label: 'Selesaikan tanpa jawaban' },
  ].filter(({ state }) => state !== ticket.state);
  return (
    <>
      <Sheet title="Petugas">
        <Form action={`${here}/assign`} className="grid gap-3">
          <Select
            name="assignee"
            label="Ditugaskan kepada"
            placeholder="Belum ditugaskan"
            isOptional
            value={ticket.assigneeId ?? ''}
            options={answerers.map(({ accountId, name }) => ({ value: accountId, label: name }))}
            error={failed === 'assign' ? errors.assignee : undefined}
          />
          <div>
            <Button>Simpan petugas</Button>
          </div>
        </Form>
      </Sheet>
      <Sheet title="Status">
        <Form action={`${here}/state`} className="flex flex-wrap gap-2">
          {others.map(({ state, label }) => (
            <Button key={state} name="state" value={state}>
              {label}
            </Button>
          ))}
        </Form>
      </Sheet>
      {!ticket.isConfidential && ticket.authorId !== null && (
        <Disclosure title="Jadikan rahasia…" icon="lock" isDanger isOpen={failed === 'confidential'}>
          <p className="text-sm text-muted">
            Hanya penulis dan penangan pengaduan rahasia yang dapat membacanya lagi. Ini tidak dapat
            dibatalkan.
          </p>
          <Form action={`${here}/confidential`} className="grid gap-3">
            <TextArea
              name="reason"
              label="Alasan"
              rows={2}
              maxLength={300}
              value={failed === 'confidential' ? (typed.reason ?? '') : ''}
              error={failed === 'confidential' ? errors.reason : undefined}
            />
            <div>
              <Button look="danger">Jadikan rahasia</Button>
            </div>
          </Form>
        </Disclosure>
      )}
    </>
  );
}
