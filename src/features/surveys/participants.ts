import type { Tx } from '#kernel/database';

export interface Participant {
  isAssigned: boolean;
  isDone: boolean;
}

/** How far this person is with a survey; with `isLocked` a second answer waits for the first. */
export function readParticipant(
  tx: Tx,
  surveyId: string,
  personId: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Participant | undefined> {
  return tx.one<Participant>(
    `select is_assigned as "isAssigned", is_done as "isDone" from survey_participants
      where tenant_id = balai.tenant_id() and survey_id = $1 and person_id = $2 ${isLocked ? 'for update' : ''}`,
    [surveyId, personId],
  );
}

/** Writes down who is asked; whoever is on the list already stays as they are. */
export async function addParticipants(
  tx: Tx,
  survey: { id: string; regionCode: string },
  personIds: readonly string[],
  isAssigned: boolean,
): Promise<void> {
  await tx.execute(
    `insert into survey_participants (survey_id, region_code, person_id, is_assigned)
     select $1, $2, person_id, $4 from unnest($3::uuid[]) as p(person_id) on conflict do nothing`,
    [survey.id, survey.regionCode, personIds, isAssigned],
  );
}

/** This person has answered. No time is kept. */
export async function markDone(tx: Tx, surveyId: string, personId: string): Promise<void> {
  await tx.execute(
    `update survey_participants set is_done = true
      where tenant_id = balai.tenant_id() and survey_id = $1 and person_id = $2`,
    [surveyId, personId],
  );
}
