export { followInvitedTerm, tieGrant } from './follow-term.ts';
export { termHelp } from './help.ts';
export { readLooseGrants, readOpenTerms } from './term.ts';
export { termRoutes } from './term-routes.tsx';
