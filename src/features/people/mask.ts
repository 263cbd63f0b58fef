/** A NIK or KK for lists and logs: "6371••••••••0003". Anything shorter than 12 characters is hidden whole. */
export function maskNik(nik: string): string {
  if (nik.length < 12) return DOT.repeat(nik.length);
  return nik.slice(0, 4) + DOT.repeat(nik.length - 8) + nik.slice(-4);
}

/** A telephone number for lists and logs: the last three digits stay. */
export function maskPhone(phone: string): string {
  const shown = phone.length > 6 ? 3 : 0;
  return phone.slice(0, phone.length - shown).replace(/\d/g, DOT) + phone.slice(phone.length - shown);
}

/** An address for lists and logs: "b•••@kampus.example"; the number of dots says nothing about the length. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? DOT.repeat(3) : `${email[0]}${DOT.repeat(3)}${email.slice(at)}`;
}

const DOT = '•';
