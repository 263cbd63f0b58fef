import { formatMoment, type Zone } from '#kernel/calendar';
import { Sheet, Timeline, type TimelineItem } from '#kernel/ui';
import type { Field } from '../field.ts';
import { showValue } from '../field-types/index.ts';
import type { EntryEvent } from '../read/history.ts';
import type { Register } from '../register.ts';

const ACTS: Readonly<Record<string, string>> = {
  created: 'Dicatat',
  received: 'Dikirim oleh tamu',
  imported: 'Dicatat lewat impor',
  updated: 'Diubah',
  answered: 'Dijawab',
  published: 'Diterbitkan',
  withdrawn: 'Ditarik dari halaman umum',
  accepted: 'Diterima ke dalam buku',
  refused: 'Ditolak',
  deleted: 'Dihapus',
  restored: 'Dikembalikan',
  opened: 'Data tertutup dibuka',
  attached: 'Berkas diunggah',
};

interface HistorySheetProps {
  register: Register;
  extra: readonly Field[];
  history: readonly EntryEvent[];
  zone: Zone;
}

/** Who did what to the entry, the latest first, with before and after. */
export function HistorySheet({ register, extra, history, zone }: HistorySheetProps) {
  return (
    <Sheet title="Riwayat" note={`${history.length} kejadian`}>
      <Timeline
        label="Riwayat catatan"
        items={history.map((event): TimelineItem => {
          const notes = changesOf(event, [...register.fields, ...extra], zone);
          return {
            key: event.id,
            state: event.act === 'refused' || event.act === 'deleted' ? 'refused' : 'done',
            title: ACTS[event.act] ?? event.act,
            meta: `${event.by || 'Sistem'}, ${formatMoment(event.at, zone, 'long')}`,
            ...(notes.length > 0 || event.reason
              ? {
                  note: (
                    <>
                      {event.reason && <span className="block">{`Alasan: ${event.reason}`}</span>}
                      {notes.map((note) => (
                        <span key={note} className="block">
                          {note}
                        </span>
                      ))}
                    </>
                  ),
                }
              : {}),
          };
        })}
      />
    </Sheet>
  );
}

function changesOf(event: EntryEvent, fields: readonly Field[], zone: Zone): string[] {
  if (event.act !== 'updated') return [];
  return Object.keys(event.after ?? {}).flatMap((key) => {
    const field = fields.find((one) => one.key === key);
    if (!field) return [];
    const said = (value: unknown) => shorten(showPlain(field, value, zone)) || 'kosong';
    return [`${field.label}: ${said(event.before?.[key])} → ${said(event.after?.[key])}`];
  });
}

/** Masked values and ids of other rows are told as they stand in the log. */
function showPlain(field: Field, value: unknown, zone: Zone): string {
  if (field.sensitive || field.type === 'reference')
    return value === null || value === undefined ? '' : String(value);
  try {
    return showValue(field, value, zone);
  } catch {
    return String(value);
  }
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
