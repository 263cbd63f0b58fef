import { z } from 'zod';
import { api, json, listOf, listParameters, type Route, readListQuery } from '#kernel/http';
import type { ComplaintPlace } from './complaint-place.ts';
import { atDesk, atOwn } from './complaint-walls.ts';
import { COMPLAINT_LIST, findComplaints } from './read-complaints.ts';

const item = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  state: z.string(),
  category: z.string(),
  visibility: z.string(),
  title: z.string(),
  areaCode: z.string(),
  sentAt: z.iso.datetime().nullable(),
  answerDue: z.string().nullable(),
  solveDue: z.string().nullable(),
});

/** Complaints over JSON: the desk's for who reads all, one's own for everybody else. */
export function complaintApi(place: ComplaintPlace): Route[] {
  return [
    api.get(
      place.addresses.api,
      {
        access: { resource: place.resource, right: 'read' },
        summary: 'Complaints, all or one’s own',
        queryParameters: listParameters(COMPLAINT_LIST),
        answer: listOf(item),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, COMPLAINT_LIST, { isStrict: true });
        const work = ctx.reach?.isAll ? atDesk(ctx) : atOwn(ctx);
        const { items, total } = await work.transaction((tx) => findComplaints(work, tx, list));
        return json({
          items: items.map(({ sentAt, ...one }) => ({
            ...{ id: one.id, number: one.number, state: one.state, category: one.category },
            ...{ visibility: one.visibility, title: one.title, areaCode: one.areaCode },
            ...{ sentAt: sentAt?.toISOString() ?? null, answerDue: one.answerDue, solveDue: one.solveDue },
          })),
          ...{ page: list.page, size: list.size, total },
        });
      },
    ),
  ];
}
