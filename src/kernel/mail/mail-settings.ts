import { MailError } from './mail-error.ts';
import { isMailAddress, type MailAddress } from './message.ts';

/** How mails leave the house. With `outbox` none does: they are kept to be read there. */
export type MailSettings = { kind: 'outbox' } | SmtpSettings;

export interface SmtpSettings {
  kind: 'smtp';
  host: string;
  port: number;
  /** TLS from the first byte (port 465). Otherwise STARTTLS is used when offered, and demanded when there is a password. */
  secure: boolean;
  user?: string;
  pass?: string;
  from: MailAddress;
  timeoutSeconds?: number;
}

/**
 * Reads `BALAI_SMTP_HOST`, `_PORT`, `_SECURE` (`1`), `_USER`, `_PASSWORD` and `BALAI_MAIL_FROM` (`Nama <alamat>`).
 * Without a host mails stay in the outbox.
 * @throws MailError `mail_settings_invalid`
 */
export function readMailSettings(environment: Readonly<Record<string, string | undefined>>): MailSettings {
  const host = environment.BALAI_SMTP_HOST?.trim();
  if (!host) return { kind: 'outbox' };
  const secure = environment.BALAI_SMTP_SECURE === '1';
  const port = Number(environment.BALAI_SMTP_PORT?.trim() || (secure ? 465 : 587));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new MailError(
      'mail_settings_invalid',
      'BALAI_SMTP_PORT',
      'BALAI_SMTP_PORT harus angka 1 sampai 65535.',
    );
  }
  const user = environment.BALAI_SMTP_USER?.trim();
  return {
    kind: 'smtp',
    host,
    port,
    secure,
    ...(user ? { user, pass: environment.BALAI_SMTP_PASSWORD ?? '' } : {}),
    from: readFrom(environment.BALAI_MAIL_FROM ?? ''),
  };
}

function readFrom(text: string): MailAddress {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^\s<>]+))\s*$/.exec(text);
  const address = match?.[2] ?? match?.[3] ?? '';
  if (!isMailAddress(address)) {
    throw new MailError(
      'mail_settings_invalid',
      'BALAI_MAIL_FROM',
      'BALAI_MAIL_FROM harus berisi alamat pengirim, misalnya: Balai <surel@contoh.id>',
    );
  }
  return match?.[1] ? { name: match[1], address } : { address };
}

/** Without a server mails stay in the outbox, where whoever may read it finds them and hands them on. */
export const hasMailServer = (): boolean => readMailSettings(process.env).kind === 'smtp';
