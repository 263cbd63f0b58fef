import type { Route } from '#kernel/http';
import { surveyApi } from './api-routes.ts';
import { editSurveyRoutes } from './edit-routes.tsx';
import { manageSurveyRoutes } from './manage-routes.tsx';
import { ownSurveyRoutes } from './own-routes.tsx';
import { surveyResultRoutes } from './results-routes.tsx';
import type { SurveyPlace } from './survey-place.ts';

export type { Answers } from './answers.ts';
export { closeSurvey, publishSurvey } from './publish.ts';
export type { Question } from './question.ts';
export { readQuestions } from './questions.ts';
export { submitAnswers } from './submit.ts';
export { surveyJobs } from './survey-jobs.ts';
export type { Audience, SurveyPlace, SurveyReach } from './survey-place.ts';
export { type QuestionFields, saveQuestion } from './write-question.ts';
export { createSurvey, type SurveyFields } from './write-survey.ts';

/** The pages and calls of surveys at the addresses and with the rights of one product. */
export function surveyRoutes(place: SurveyPlace): Route[] {
  return [
    ...ownSurveyRoutes(place),
    // Results may lie below the address where surveys are managed, so they come before a survey of that name.
    ...surveyResultRoutes(place),
    ...editSurveyRoutes(place),
    ...manageSurveyRoutes(place),
    ...surveyApi(place),
  ];
}

export { surveyThings } from './audited-things.ts';
export { surveysPersonalData } from './personal-data.ts';
