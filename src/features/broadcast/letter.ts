import {
  checkLink,
  defineMail,
  MailError,
  type MailTemplate,
  type RenderedMail,
  renderMail,
} from '#kernel/mail';
import type { WorkContext } from '#kernel/work';

export interface LetterText {
  subject: string;
  body: string;
  buttonLabel: string;
  buttonUrl: string;
}

/** What a letter may say about its reader, by the name of the blank. */
export const BLANKS = {
  nama: 'Nama penerima',
  nomor: 'Nomor anggota, atau tanda hubung bila belum ada',
  organisasi: 'Nama organisasi',
} as const;

export type Blank = keyof typeof BLANKS | 'tombol';

export type LetterValues = Readonly<Record<Blank, string>>;

/** Key of these letters in the outbox. */
const LETTER = 'broadcast.letter';

/**
 * A letter as a mail. Its words are the officer's, its blanks are filled with text that stays text.
 * @throws MailError for a blank that is not known
 */
export function letterMail(letter: LetterText): MailTemplate<Blank> {
  const button = letter.buttonUrl === '' ? '' : `\n\n[${letter.buttonLabel}]({{tombol}})`;
  return defineMail<Blank>({
    key: LETTER,
    subject: letter.subject,
    variables: { ...BLANKS, tombol: 'Alamat tombol' },
    body: letter.body + button,
  });
}

/** The values of one reader. */
export function valuesFor(
  ctx: WorkContext,
  letter: Pick<LetterText, 'buttonUrl'>,
  person: { name: string; number: string },
): LetterValues {
  return {
    nama: oneLine(person.name),
    nomor: person.number || '-',
    organisasi: ctx.tenant.name,
    tombol: letter.buttonUrl,
  };
}

/** A name stands in the subject and in the header of a mail, too. */
export const oneLine = (name: string): string => name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** What one reader would get. */
export function previewLetter(
  ctx: WorkContext,
  letter: LetterText,
  person: { name: string; number: string },
): RenderedMail {
  return renderMail(letterMail(letter), valuesFor(ctx, letter, person), { organisation: ctx.tenant.name });
}

/** A sentence for each part of a letter that could not be sent so. */
export function faultsOf(letter: LetterText): Record<string, string> {
  const faults: Record<string, string> = {};
  const length = (text: string, least: number, most: number) => text.length >= least && text.length <= most;
  if (!length(letter.subject, 3, 150)) faults.subject = 'Isi judulnya, 3 sampai 150 huruf.';
  else if (/\p{Cc}/u.test(letter.subject)) faults.subject = 'Judul satu baris saja.';
  if (!length(letter.body, 10, 10_000)) faults.body = 'Isi suratnya, 10 sampai 10.000 huruf.';
  if (letter.buttonUrl !== '' || letter.buttonLabel !== '') {
    if (!length(letter.buttonLabel, 2, 60) || /[[\]{}\p{Cc}]/u.test(letter.buttonLabel)) {
      faults.buttonLabel = 'Tulis kata pada tombol, 2 sampai 60 huruf, tanpa tanda kurung.';
    }
    if (!isWebAddress(letter.buttonUrl)) {
      faults.buttonUrl = 'Tulis alamat web yang lengkap, misalnya https://serikat.id/kongres.';
    }
  }
  for (const part of ['subject', 'body'] as const) faults[part] ??= faultOfBlanks(letter[part]) ?? '';
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== ''));
}

function faultOfBlanks(text: string): string | undefined {
  try {
    const template = defineMail({ key: LETTER, subject: '', variables: BLANKS, body: text });
    renderMail(template, { nama: 'Nama', nomor: '-', organisasi: 'Organisasi' }, { organisation: '' });
    return undefined;
  } catch (error) {
    if (error instanceof MailError) return error.message;
    throw error;
  }
}

function isWebAddress(text: string): boolean {
  if (text.length > 500) return false;
  try {
    checkLink(text, 'button');
    return true;
  } catch {
    return false;
  }
}
