import type { Tx } from '#kernel/database';
import type { Question } from './question.ts';

/** The questions of a survey in their order, inside the walls. */
export function readQuestions(tx: Tx, surveyId: string): Promise<Question[]> {
  return tx.query<Question>(
    `select id, number, kind, title, help, is_required as "isRequired", settings, shown_for as "shownFor",
       shown_values as "shownValues" from survey_questions
      where tenant_id = balai.tenant_id() and survey_id = $1 order by number`,
    [surveyId],
  );
}
