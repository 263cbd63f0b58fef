import { formatMoment, type Zone } from '#kernel/calendar';
import { describeBytes } from '#kernel/files';
import { DateText, Icon } from '#kernel/ui';
import type { TicketMessage } from './ticket.ts';

export interface ConversationProps {
  messages: readonly TicketMessage[];
  zone: Zone;
  /** Whose own words stand to the right. */
  side: 'author' | 'desk';
  fileUrl: (fileId: string) => string;
}

/** What was said, oldest first; officers also see their notes and what was done. */
export function Conversation({ messages, zone, side, fileUrl }: ConversationProps) {
  return (
    <ol className="grid gap-4" aria-label="Percakapan">
      {messages.map((message) =>
        message.kind === 'event' ? (
          <li key={message.id} className="text-center text-sm text-muted">
            {message.body}, oleh {message.accountName || 'sistem'}, <When at={message.at} zone={zone} />
          </li>
        ) : (
          <li
            key={message.id}
            className={`grid max-w-[44rem] gap-2 rounded-xl border p-4 ${lookOf(message.kind, side)}`}
          >
            <div className="flex flex-wrap items-baseline gap-x-3 text-sm">
              <b className="font-semibold">{message.accountName || 'Tanpa nama'}</b>
              <span className="text-muted">
                {ROLES[message.kind]} · <When at={message.at} zone={zone} />
              </span>
            </div>
            <p className="break-words whitespace-pre-line">{message.body}</p>
            {message.files.length > 0 && (
              <ul className="grid gap-1" aria-label="Lampiran">
                {message.files.map((file) => (
                  <li key={file.id}>
                    <a
                      className="link inline-flex min-h-11 items-center gap-2 break-all"
                      href={fileUrl(file.id)}
                      data-turbo="false"
                    >
                      <Icon name="paperclip" className="size-4 shrink-0" />
                      {file.name}
                      <span className="text-sm whitespace-nowrap text-muted">{describeBytes(file.size)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ),
      )}
    </ol>
  );
}

const ROLES = { message: 'Penulis', reply: 'Pengurus', note: 'Catatan antarpengurus', event: '' } as const;

function lookOf(kind: TicketMessage['kind'], side: 'author' | 'desk'): string {
  if (kind === 'note') return 'ml-auto border-dashed border-warning bg-base-100';
  const isOwn = (kind === 'message') === (side === 'author');
  return isOwn ? 'ml-auto border-transparent bg-soft text-soft-content' : 'border-base-300 bg-base-100';
}

function When({ at, zone }: { at: Date; zone: Zone }) {
  return <DateText at={at.toISOString()}>{formatMoment(at, zone, 'short')}</DateText>;
}
