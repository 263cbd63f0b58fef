import type { Tone } from '#kernel/ui';

/** Through which door something came in. */
export const CHANNELS = ['message', 'complaint', 'contact', 'dues'] as const;
export type Channel = (typeof CHANNELS)[number];

export const STATES = ['new', 'in_progress', 'closed'] as const;
export type TicketState = (typeof STATES)[number];

export const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  message: 'Pesan',
  complaint: 'Pengaduan',
  contact: 'Kontak',
  dues: 'Iuran',
};

export const STATE_LABELS: Readonly<Record<TicketState, { label: string; tone: Tone }>> = {
  new: { label: 'Baru', tone: 'info' },
  in_progress: { label: 'Diproses', tone: 'warning' },
  closed: { label: 'Selesai', tone: 'success' },
};

/** What stands in place of the subject of a confidential grievance. */
export const CONFIDENTIAL_SUBJECT = 'Pengaduan rahasia';

export interface Ticket {
  id: string;
  number: number;
  channel: Channel;
  isConfidential: boolean;
  subject: string;
  authorId: string | null;
  authorAccountId: string | null;
  authorName: string;
  regionCode: string;
  state: TicketState;
  assigneeId: string | null;
  assigneeName: string | null;
  isWaiting: boolean;
  /** The board has answered since the author last looked. */
  isUnread: boolean;
  createdAt: Date;
  lastAt: Date;
}

/** `message` from the author, `reply` from the board, `note` and `event` among officers. */
export type MessageKind = 'message' | 'reply' | 'note' | 'event';

export interface TicketMessage {
  id: string;
  kind: MessageKind;
  at: Date;
  accountId: string | null;
  accountName: string;
  body: string;
  files: readonly { id: string; name: string; size: number }[];
}

/** "No. 000123": what one says on the phone. */
export const ticketNumber = (ticket: Pick<Ticket, 'number'>) => `#${String(ticket.number).padStart(4, '0')}`;
