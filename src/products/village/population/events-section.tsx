import { EVENT_WORDS, readEvents } from '#features/population';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { Sheet, Timeline } from '#kernel/ui';
import { detailItems } from './event-words.ts';

/** What happened to a person, below their record. */
export async function readEventsSection(
  ctx: RequestContext,
  tx: Tx,
  residentId: string,
): Promise<React.ReactNode> {
  const events = await readEvents(ctx, tx, residentId);
  if (events.length === 0) return null;
  const mayOpen = ctx.can('resident-event', 'read');
  return (
    <Sheet title="Peristiwa">
      <Timeline
        label="Peristiwa"
        items={events.map((event) => ({
          key: event.id,
          state: event.isReversed ? 'refused' : 'done',
          title: mayOpen ? (
            <a className="link" href={`/peristiwa/${event.id}`}>
              {EVENT_WORDS[event.kind]}
            </a>
          ) : (
            EVENT_WORDS[event.kind]
          ),
          meta: `${formatDate(event.happenedOn)}, dicatat ${event.actorName || 'sistem'}${event.isReversed ? ', dibatalkan' : ''}`,
          ...(detailItems(event.details).length > 0
            ? {
                note: detailItems(event.details)
                  .map(({ term, detail }) => `${term}: ${detail}`)
                  .join('. '),
              }
            : {}),
        }))}
      />
    </Sheet>
  );
}
