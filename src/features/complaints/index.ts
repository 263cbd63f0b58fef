import type { Route } from '#kernel/http';
import { complaintApi } from './api-routes.ts';
import { complaintFlow } from './complaint-flow.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { deskComplaintRoutes } from './desk-routes.tsx';
import { openComplaintRoutes } from './open-routes.tsx';
import { ownComplaintRoutes } from './own-routes.tsx';

export { addTo, noteOn, replyTo } from './answer.ts';
export { complaintThings } from './audited-things.ts';
export { complaintFlow } from './complaint-flow.ts';
export type { ComplaintPlace } from './complaint-place.ts';
export { closeUnanswered, complaintClocksJob, escalateComplaints } from './escalate.ts';
export { complaintsPersonalData } from './personal-data.ts';
export { countComplaints } from './read-complaints.ts';
export {
  checkComplaint,
  draftComplaint,
  joinComplaint,
  sendComplaint,
  type TypedComplaint,
  writeAtCounter,
} from './write-complaint.ts';

/** The pages and calls of complaints at the addresses and with the rights of one product. */
export function complaintRoutes(place: ComplaintPlace): Route[] {
  const flow = complaintFlow(place);
  return [
    // Before those of one complaint, for which their addresses would else be taken.
    ...openComplaintRoutes(place),
    ...ownComplaintRoutes(place, flow),
    ...deskComplaintRoutes(place, flow),
    ...complaintApi(place),
  ];
}
