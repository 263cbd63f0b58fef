export { meetingHelp } from './help.ts';
export { meetingRoutes } from './meeting-routes.tsx';
