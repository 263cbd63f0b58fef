// Social aid (bansos): programmes, who receives and why, payouts that stay, objections with their answer, a masked public list.
export {
  type AidObjection,
  decideObjection,
  findObjections,
  makeObjection,
  OBJECTION_LIST,
  OBJECTION_WORDS,
  readObjection,
} from './objection.ts';
export {
  type AidPayout,
  CHANNEL_WORDS,
  confirmPayout,
  findPayouts,
  PAYOUT_LIST,
  PROOF_BYTES,
  planPayouts,
  proofOwner,
  readPayout,
  readPayoutsOf,
  stopPayout,
  type TypedPlan,
} from './payout.ts';
export { aidPersonalData } from './personal-data.ts';
export {
  type AidProgram,
  findPrograms,
  PROGRAM_LIST,
  publishProgram,
  readProgram,
  removeProgram,
  saveProgram,
  TARGET_WORDS,
} from './program.ts';
export { type MaskedRecipient, readMaskedRecipients } from './public-list.ts';
export {
  type AidRecipient,
  addRecipient,
  findRecipients,
  RECIPIENT_LIST,
  readFamilyAid,
  readRecipient,
  stopRecipient,
  type TypedRecipient,
  updateRecipient,
} from './recipient.ts';
