import { complaintClocksJob, complaintRoutes } from '#features/complaints';
import { complaintPlace } from './complaints.ts';

export { complaintPlace } from './complaints.ts';
export { complaintHelp } from './help.ts';
export const villageComplaintRoutes = complaintRoutes(complaintPlace);
export const villageComplaintJobs = [complaintClocksJob(complaintPlace)];
