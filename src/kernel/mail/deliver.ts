import { PassThrough } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { classifyFailure, hasAnswer, type MailFailure, unknownOutcome } from './classify-failure.ts';
import type { MailSettings, SmtpSettings } from './mail-settings.ts';
import { composeMessage, type MailMessage } from './message.ts';

export type Delivery =
  /** Taken by the server under this id. */
  | { state: 'sent'; id: string }
  /** No server is set: the mail stays in the outbox to be read there. */
  | { state: 'kept' }
  /** Try again later (`nextMailAttempt`). */
  | { state: 'temporary'; reason: MailFailure }
  /** Sending again would not help. */
  | { state: 'permanent'; reason: MailFailure }
  /** All of it was handed over, and no answer came: it may have gone or not. */
  | { state: 'uncertain'; reason: MailFailure };

/** Sends mails over connections that stay open between them. */
export interface Mailer {
  deliver(message: MailMessage): Promise<Delivery>;
  close(): void;
}

/** Opens nothing until the first mail. */
export function createMailer(settings: MailSettings): Mailer {
  if (settings.kind === 'outbox') {
    return { deliver: async () => ({ state: 'kept' }), close: () => undefined };
  }
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    maxMessages: 100,
    // Of itself the pool sends again what was under way when a connection broke, and the recipient gets two.
    maxRequeues: 0,
    ...connection(settings),
  });
  transport.use('stream', (mail, done) => {
    const { whenHandedOver } = mail.data as Watched;
    mail.message.transform(() => new PassThrough().on('end', () => whenHandedOver?.()));
    done();
  });
  // Idle connections that the server closes are reported here; the next mail opens a new one.
  transport.on('error', () => undefined);
  return {
    async deliver(message) {
      for (let isFirst = true; ; isFirst = false) {
        let isHandedOver = false;
        try {
          const watched: Watched = {
            ...composeMessage(message, settings.from),
            whenHandedOver: () => {
              isHandedOver = true;
            },
          };
          const { messageId } = await transport.sendMail(watched);
          return { state: 'sent', id: messageId };
        } catch (error) {
          if (isHandedOver && !hasAnswer(error)) return { state: 'uncertain', reason: unknownOutcome(error) };
          // A connection that the server had closed while it was idle: nothing of the mail was read.
          if (isFirst && (error as { code?: string }).code === 'ECONNECTION' && !isHandedOver) continue;
          return classifyFailure(error);
        }
      }
    },
    close: () => transport.close(),
  };
}

/** Sends one mail on a connection of its own: for the "send a test mail" button and for tests of settings. */
export async function deliver(message: MailMessage, settings: MailSettings): Promise<Delivery> {
  const mailer = createMailer(settings);
  try {
    return await mailer.deliver(message);
  } finally {
    mailer.close();
  }
}

/** The server asks for the text of a mail once it has taken sender and recipient; read to its end, it may have gone. */
type Watched = SendMailOptions & { whenHandedOver?: () => void };

function connection(settings: SmtpSettings) {
  const milliseconds = (settings.timeoutSeconds ?? 20) * 1000;
  const isThisMachine = /^(localhost|127\.0\.0\.1|::1)$/.test(settings.host);
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    ...(settings.user === undefined ? {} : { auth: { user: settings.user, pass: settings.pass ?? '' } }),
    // A password never travels in clear.
    requireTLS: !settings.secure && settings.user !== undefined && !isThisMachine,
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
