import { defineFlow } from '#kernel/flow';
import { factSteps } from './fact-steps.ts';
import { keepEvent, readEvents } from './keep-event.ts';
import { lockMembership, type Membership } from './membership.ts';
import { officerSteps } from './officer-steps.ts';
import { ownSteps } from './own-steps.ts';
import type { Stage } from './rules.ts';
import { stageLabels } from './stage-labels.ts';

/** From the first form to the end of a membership (serikat-panduan §6; research/serikat §1a 9–12). */
export const membershipFlow = defineFlow<Membership, Stage>({
  key: 'membership',
  resource: 'member',
  states: stageLabels,
  steps: [...factSteps, ...ownSteps, ...officerSteps],
  lock: (_ctx, tx, id) => lockMembership(tx, id),
  stateOf: ({ stage }) => stage,
  nameOf: ({ fullName }) => fullName,
  record: (ctx, tx, { step, row, from, to, note }) =>
    keepEvent(ctx, tx, { memberId: row.id, regionCode: row.regionCode, step, from, to, note }),
  latest: async (tx, row) => (await readEvents(tx, row.id))[0],
});
