import { surveyJobs, surveyRoutes } from '#features/surveys';
import type { Route } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import { unionSurveys } from './surveys.ts';

export { surveyHelp } from './help.ts';
export { unionSurveys } from './surveys.ts';

/** What the union asks its members. */
export const unionSurveyRoutes: readonly Route[] = surveyRoutes(unionSurveys);

export const unionSurveyJobs: readonly JobDeclaration[] = surveyJobs(unionSurveys);
