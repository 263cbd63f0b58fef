// Reports of a month, a quarter or a year: on the screen, as files, and mailed by schedule.
export { reportsPersonalData } from './personal-data.ts';
export type { ReportKind, ReportPlace } from './report-place.ts';
export { reportRoutes } from './report-routes.tsx';
export { createSchedule } from './schedule.ts';
export { scheduledReportMail, sendReportsJob } from './send-reports.ts';
