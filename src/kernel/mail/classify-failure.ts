import { MailError } from './mail-error.ts';

/** Why a mail did not go. `message` is for officers; `detail` quotes the server and may hold an address: seal it. */
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
    | 'mail_failed';
  message: string;
  detail: string;
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
    return temporary('mail_server_busy', error);
  }
  if (responseCode !== undefined && responseCode >= 500) {
    // 530 asks for a login whatever the command was.
    if (responseCode === 530) return temporary('mail_login_refused', error);
    if (command === 'RCPT TO') return permanent('mail_address_refused', error);
    if (command === 'DATA') return permanent('mail_content_refused', error);
    return temporary('mail_sender_refused', error);
  }
  if (/^(ECONN|ETIMEDOUT|EDNS|ESOCKET|EHOST|ENET|ENOTFOUND|EAI_AGAIN|EPIPE|EPROTOCOL)/.test(code)) {
    return temporary('mail_server_unreachable', error);
  }
  return temporary('mail_failed', error);
}

function temporary(code: MailFailure['code'], error: unknown) {
  return { state: 'temporary', reason: { code, message: messages[code], detail: describe(error) } } as const;
}

function permanent(code: MailFailure['code'], error: unknown) {
  return { state: 'permanent', reason: { code, message: messages[code], detail: describe(error) } } as const;
}

function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
