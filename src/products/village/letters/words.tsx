import type { LetterContent, RequestEvent, RequestState } from '#features/letters';
import { REQUEST_STATES, stateOf } from '#features/letters';
import { formatMoment, type Zone } from '#kernel/calendar';
import { Badge, Letter, Timeline, type TimelineItem } from '#kernel/ui';

export function StateBadge({ state }: { state: RequestState }) {
  const { tone, label } = stateOf(state);
  return <Badge tone={tone}>{label}</Badge>;
}

/** States that a list may be narrowed to; drafts are their owner's alone. */
export const sentStates = REQUEST_STATES.filter(({ value }) => value !== 'draft').map(({ value, label }) => ({
  value,
  label,
}));

const WAY: readonly RequestState[] = ['checking', 'endorsing', 'signing', 'ready'];
const TO_COME: Partial<Record<RequestState, string>> = {
  checking: 'Petugas memeriksa isian dan berkas',
  endorsing: 'Sekretaris Desa membaca suratnya',
  signing: 'Ditandatangani; nomor surat keluar',
  ready: 'Surat dapat diunduh di halaman ini',
};

/** Where a request stands: what happened, who did it by office, and what is to come. */
export function RequestTimeline(props: {
  events: readonly RequestEvent[];
  state: RequestState;
  isEndorsed: boolean;
  zone: Zone;
}) {
  const { events, state, isEndorsed, zone } = props;
  const at = WAY.indexOf(state);
  const ahead = WAY.filter((one, index) => index > at && (isEndorsed || one !== 'endorsing'));
  const items: TimelineItem[] = events.map((event, index) => ({
    ...{ key: event.id, title: stateOf(event.state).label },
    meta: `${event.office}, ${formatMoment(event.at, zone, 'short')}`,
    ...(event.note ? { note: event.note } : {}),
    state:
      event.state === 'rejected' || event.state === 'cancelled'
        ? 'refused'
        : index === events.length - 1 && at >= 0 && at < WAY.length - 1
          ? 'now'
          : 'done',
  }));
  const next: TimelineItem[] =
    at < 0
      ? []
      : ahead.map((one) => ({ key: one, title: stateOf(one).label, meta: TO_COME[one], state: 'next' }));
  return <Timeline label="Perjalanan permohonan" items={[...items, ...next]} />;
}

/** The letter on the screen as it will stand on paper. */
export function LetterPreview({ content }: { content: LetterContent }) {
  return (
    <div className="paper-preview overflow-x-auto">
      <Letter
        head={{
          lines: [...(content.letterhead.above ?? [])],
          name: content.letterhead.name,
          address: content.letterhead.address ?? '',
        }}
        title={content.title}
        number={content.number || 'keluar saat ditandatangani'}
        place={content.signature.place ?? ''}
        signer={{ office: content.signature.title, name: content.signature.name ?? '' }}
      >
        {content.body.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name and never change places
          <LetterBlockView key={index} block={block} />
        ))}
      </Letter>
    </div>
  );
}

function LetterBlockView({ block }: { block: LetterContent['body'][number] }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{String(block.text)}</p>;
    case 'facts':
      return (
        <table>
          <tbody>
            {block.rows.map(([term, detail]) => (
              <tr key={term}>
                <th scope="row">{term}</th>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.columns.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells of a row never change places
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return null;
  }
}
