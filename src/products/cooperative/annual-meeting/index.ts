export { type AnnualMeeting, readActiveMembers, readAnnualMeetings } from './annual-meeting.ts';
export { meetingHelp } from './help.ts';
export { addDecision, closeMeeting, noteAttendance } from './hold-meeting.ts';
export { meetingRoutes } from './meeting-routes.tsx';
export { inviteMembers, planMeeting, USUAL_AGENDA } from './plan-meeting.ts';
