export { type Answers, OUTSIDER_WORDS, offerParty, readAnswers, TABLE_ROWS } from './answers.ts';
export { cancelRequest, changeRequest, deleteDraft, startRequest, submitRequest } from './ask.ts';
export { letterThings } from './audited-things.ts';
export { readCertificates, renewCertificate } from './certificate.ts';
export {
  approveRequest,
  draftLetter,
  endorseRequest,
  rejectRequest,
  returnIncomplete,
  returnToDesk,
  signRequest,
} from './decide.ts';
export {
  type CheckedLetter,
  checkLetter,
  findLetters,
  handOver,
  type IssuedLetter,
  LETTER_LIST,
  type LetterContent,
  readLetter,
  revokeLetter,
} from './letter.ts';
export { type LetterReportRow, readLetterReport } from './letter-report.ts';
export {
  APPLICANT,
  FIELD_KINDS,
  keyOf,
  type LetterDefinition,
  type LetterField,
  type LetterParty,
  type LetterType,
  readDefinition,
} from './letter-type.ts';
export {
  deleteType,
  keepClassifications,
  readClassifications,
  readType,
  readTypes,
  saveType,
} from './letter-types.ts';
export { type BookedMail, findMails, MAIL_LIST, recordMail } from './mail-book.ts';
export {
  type BookedNumber,
  findNumbers,
  NUMBER_LIST,
  numberingSetting,
  readNumber,
  saveNumbering,
  voidNumber,
} from './numbering.ts';
export { makePaper, openLetterFile } from './paper.ts';
export { keepPaper, type LetterPaper, openPaper, PAPER_BYTES, readPapers } from './papers.ts';
export { type LetterPeople, PERSON_WORDS } from './people.ts';
export { lettersPersonalData } from './personal-data.ts';
export type { LetterPlace } from './place.ts';
export {
  CANCELLABLE,
  CHANGEABLE,
  countRequests,
  findRequests,
  type LetterRequest,
  type ListedRequest,
  REQUEST_LIST,
  REQUEST_STATES,
  type RequestEvent,
  type RequestState,
  readRequest,
  readRequestEvents,
  stateOf,
} from './request.ts';
export { addSignatory, CAPACITIES, endSignatory, readSignatories, type Signatory } from './signatory.ts';
export { fillSample, templateFault, variablesOf } from './template.ts';
