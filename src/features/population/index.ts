export {
  AREA_LEVELS,
  type Area,
  areaAddress,
  areaWords,
  type CountedArea,
  countAreas,
  createArea,
  keepAreas,
  LEVEL_WORDS,
  readAreas,
  updateArea,
} from './area.ts';
export { type VillageBook, villageBooks } from './books.ts';
export { type CheckedResident, checkResident, doubtsOf, nikFault } from './check-resident.ts';
export * as populationLists from './choices.ts';
export {
  EVENT_LIST,
  EVENT_WORDS,
  type EventDetails,
  type EventKind,
  findEvents,
  readEvent,
  readEvents,
} from './event.ts';
export {
  createFamily,
  FAMILY_LIST,
  type FamilyHead,
  type FamilyMember,
  familyIdByKk,
  findFamilies,
  kkFault,
  readFamily,
  readFamilyMembers,
  type TypedFamily,
  updateFamily,
} from './family.ts';
export {
  AGE_GROUPS,
  ageAt,
  eachResident,
  findResidents,
  type ListedResident,
  RESIDENT_LIST,
} from './find-residents.ts';
export { RESIDENT_FIELDS as residentSheetColumns } from './import/fields.ts';
export { residentImportTarget } from './import/target.ts';
export { type KeptChange, readChanges } from './keep-changes.ts';
export { createResident, updateResident } from './keep-resident.ts';
export {
  CLAIM_LIST,
  type Claim,
  claimResident,
  confirmClaim,
  findClaims,
  type OwnClaim,
  readClaim,
  readOwnClaim,
  rejectClaim,
  type TypedClaim,
} from './link.ts';
export { findParties, readVoters } from './party.ts';
export { populationPersonalData } from './personal-data.ts';
export { type Resident, readResident } from './read-resident.ts';
export { recordArrival, recordBirth, recordChange, reverseEvent, splitFamily } from './record-event.ts';
export {
  type ResidentField,
  type ResidentValues,
  residentField,
  residentFields,
  SECTIONS as residentSections,
  typedResidentFields,
} from './resident-fields.ts';
