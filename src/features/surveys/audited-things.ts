import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const surveyThings: Things = {
  survey: 'Survei',
  survey_question: 'Pertanyaan survei',
};
