import { MailError } from './mail-error.ts';

/** Why a mail did not go, as officers read it. What the server said is left out: it may hold an address. */
export interface MailFailure {
  code:
    | 'mail_server_unreachable'
    | 'mail_server_busy'
    | 'mail_login_refused'
    | 'mail_sender_refused'
    | 'mail_tls_failed'
    | 'mail_address_refused'
    | 'mail_content_refused'
    | 'mail_message_invalid'
    | 'mail_outcome_unknown'
    | 'mail_failed';
  message: string;
  /** The codes of the server's answer, such as "550 5.1.1"; empty when it gave none. */
  answer: string;
  /** The recipient's mailbox refused: for good, or perhaps only today. */
  bounce?: 'hard' | 'soft';
}

const messages: Record<MailFailure['code'], string> = {
  mail_server_unreachable: 'Server surel tidak dapat dihubungi. Surel dikirim lagi nanti.',
  mail_server_busy: 'Server surel meminta menunggu. Surel dikirim lagi nanti.',
  mail_login_refused: 'Server surel menolak nama pengguna atau kata sandi. Periksa pengaturan surel.',
  mail_sender_refused: 'Server surel menolak alamat pengirim. Periksa pengaturan surel.',
  mail_tls_failed: 'Sambungan aman ke server surel gagal. Periksa pengaturan surel.',
  mail_address_refused: 'Alamat penerima ditolak oleh server surelnya. Periksa alamat itu.',
  mail_content_refused: 'Isi surel ditolak oleh server surel.',
  mail_message_invalid: 'Surel tidak dapat disusun.',
  mail_outcome_unknown: 'Sambungan terputus saat surel diserahkan. Tidak diketahui apakah surel itu sampai.',
  mail_failed: 'Surel belum terkirim. Surel dikirim lagi nanti.',
};

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  message?: string;
}

/**
 * Says whether sending again can help. A 4xx answer and a server that is away pass by themselves; a 5xx answer about the
 * recipient or the content does not. A 5xx answer about *us* (password, sender, TLS) is temporary too: an officer will
 * put the settings right, and no mail may be lost until then.
 */
export function classifyFailure(error: unknown): { state: 'temporary' | 'permanent'; reason: MailFailure } {
  if (error instanceof MailError) return permanent('mail_message_invalid', error);
  const { code = '', command = '', responseCode } = (error ?? {}) as SmtpError;
  if (code === 'EAUTH' || command.startsWith('AUTH')) return temporary('mail_login_refused', error);
  if (code === 'ETLS') return temporary('mail_tls_failed', error);
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
    return temporary('mail_server_busy', error, command === 'RCPT TO' ? 'soft' : undefined);
  }
  if (responseCode !== undefined && responseCode >= 500) {
    // 530 asks for a login whatever the command was.
    if (responseCode === 530) return temporary('mail_login_refused', error);
    if (command === 'RCPT TO') return permanent('mail_address_refused', error, bounceOf(error));
    if (command === 'DATA') return permanent('mail_content_refused', error);
    return temporary('mail_sender_refused', error);
  }
  if (/^(ECONN|ETIMEDOUT|EDNS|ESOCKET|EHOST|ENET|ENOTFOUND|EAI_AGAIN|EPIPE|EPROTOCOL)/.test(code)) {
    return temporary('mail_server_unreachable', error);
  }
  return temporary('mail_failed', error);
}

/** The connection broke after the whole mail had been handed over: sending again might make two of it. */
export function unknownOutcome(error: unknown): MailFailure {
  return reasonOf('mail_outcome_unknown', error);
}

/** Whether the server answered at all. */
export const hasAnswer = (error: unknown): boolean =>
  (error as SmtpError | undefined)?.responseCode !== undefined;

function temporary(code: MailFailure['code'], error: unknown, bounce?: 'soft') {
  return { state: 'temporary', reason: reasonOf(code, error, bounce) } as const;
}

function permanent(code: MailFailure['code'], error: unknown, bounce?: 'hard' | 'soft') {
  return { state: 'permanent', reason: reasonOf(code, error, bounce) } as const;
}

function reasonOf(code: MailFailure['code'], error: unknown, bounce?: 'hard' | 'soft'): MailFailure {
  return { code, message: messages[code], answer: answerOf(error), ...(bounce ? { bounce } : {}) };
}

/** A full mailbox (x.2.2) or a refusal of what we are (x.7.x) says nothing against the address itself. */
function bounceOf(error: unknown): 'hard' | 'soft' {
  return /^552\b|\b5\.(2\.2|7\.\d+)\b/.test(answerOf(error)) ? 'soft' : 'hard';
}

function answerOf(error: unknown): string {
  const { responseCode, message = '' } = (error ?? {}) as SmtpError;
  if (responseCode === undefined) return '';
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(message)?.[0];
  return [String(responseCode), ...(enhanced ? [enhanced] : [])].join(' ');
}
