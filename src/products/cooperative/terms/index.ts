export { authorityFollows } from './authority-follows.ts';
export { followInvitedTerm, tieGrant } from './follow-term.ts';
export { termHelp } from './help.ts';
export { readOfficerGrants, readOpenTerms } from './term.ts';
export { termRoutes } from './term-routes.tsx';
