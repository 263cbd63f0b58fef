import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  port: number;
  mails: ParsedMail[];
  /** The newest mail to this address whose subject or text matches, waiting for it up to ten seconds. */
  waitFor(address: string, pattern: RegExp): Promise<ParsedMail>;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is given. */
export function startMailServer(port = 0): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error) => done(error as Error),
      );
    },
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        mails,
        waitFor: async (to, pattern) => {
          for (let turn = 0; turn < 100; turn += 1) {
            const found = mails.findLast(
              (mail) => addressesOf(mail).includes(to) && pattern.test(`${mail.subject}\n${mail.text}`),
            );
            if (found) return found;
            await new Promise((next) => setTimeout(next, 100));
          }
          const seen = mails.map((mail) => `${addressesOf(mail).join()}: ${mail.subject}`).join('\n');
          throw new Error(`No mail to ${to} with ${pattern}; there are:\n${seen}`);
        },
        close: () => new Promise<void>((closed) => server.close(() => closed())),
      });
    });
  });
}

function addressesOf(mail: ParsedMail): string[] {
  return [mail.to ?? []].flat().flatMap((to) => to.value.map(({ address }) => address ?? ''));
}
