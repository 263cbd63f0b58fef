export { type EmailReading, isEmail, readEmail, suspectDomain } from './email.ts';
export { emailKind } from './email-kind.ts';
export {
  type DuplicateKind,
  type DuplicatePair,
  findDuplicates,
  type PersonEntry,
} from './find-duplicates.ts';
export { maskEmail, maskNik, maskPhone } from './mask.ts';
export { type NameParts, nameKey, splitName } from './name.ts';
export { areNamesSimilar } from './name-likeness.ts';
export {
  agreesWithBirthDate,
  birthDateOfNik,
  type NikFault,
  type NikParts,
  readNik,
  type Sex,
  tidyNik,
} from './nik.ts';
export { type NikKindOptions, nikKind } from './nik-kind.ts';
export { formatPhone, type PhoneReading, readPhones } from './phone.ts';
export { phoneKind } from './phone-kind.ts';
export { placeAndDateKind } from './place-and-date-kind.ts';
export { sexKind } from './sex-kind.ts';
