// What people say to what an organisation publishes: likes, comments that officers read first, reviews with stars.
export { reactionsPersonalData } from './personal-data.ts';
export type { ReactedThing, ReactionPlace } from './place.ts';
export { judgeComment, likeThing, writeComment } from './react.ts';
export { reactionRoutes } from './reaction-routes.tsx';
export { countHeld, readSums } from './reaction-rows.ts';
export { reactionSection, starWords } from './reaction-section.tsx';
