import { describe, expect, it } from 'vitest';
import { readReturnedMail } from './read-returned-mail.ts';

const ID = '01980000-0000-7000-8000-00000000abcd';

/** A notification as mail servers write it. */
function notification(given: {
  action?: string;
  status?: string;
  original?: string;
  type?: string;
  reply?: string;
}): Buffer {
  const { action = 'failed', status = '5.1.1', type = 'text/rfc822-headers' } = given;
  const {
    original = `Subject: Undangan rapat\r\nMessage-ID:\r\n <${ID}@serikat.example>\r\nTo: budi@kampus.example`,
  } = given;
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.kampus.example (Mail Delivery System)',
      'To: surat@serikat.example',
      'Subject: Undelivered Mail Returned to Sender',
      ...(given.reply ? [`In-Reply-To: ${given.reply}`] : []),
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="batas"',
      '',
      '--batas',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'I could not deliver your message.',
      '',
      '--batas',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.kampus.example',
      '',
      'Final-Recipient: rfc822; budi@kampus.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 <budi@kampus.example>:',
      '    Recipient address rejected: User unknown',
      '',
      '--batas',
      `Content-Type: ${type}`,
      '',
      original,
      '',
      '--batas--',
      '',
    ].join('\r\n'),
  );
}

describe('a mail that came back', () => {
  it('names the mail it is about, whether its headers or all of it came along', async () => {
    const expected = { mailId: ID, kind: 'hard', code: '5.1.1' };
    expect(await readReturnedMail(notification({}))).toEqual(expected);
    const whole = `Message-ID: <${ID}@serikat.example>\r\nFrom: surat@serikat.example\r\nSubject: Rapat\r\n\r\nHalo Budi`;
    expect(await readReturnedMail(notification({ type: 'message/rfc822', original: whole }))).toEqual(
      expected,
    );
    const reply = notification({ original: 'Subject: tanpa nomor', reply: `<${ID}@serikat.example>` });
    expect(await readReturnedMail(reply)).toEqual(expected);
  });

  it.each([
    ['5.1.1', 'hard'],
    ['5.4.4', 'hard'],
    ['5.2.2', 'soft'],
    ['5.7.1', 'soft'],
    ['4.4.1', 'soft'],
  ])('with status %s counts as %s', async (status, kind) => {
    expect(await readReturnedMail(notification({ status }))).toMatchObject({ kind, code: status });
  });

  it('is none when the server only says that it keeps trying, when the mail is not ours, or when somebody just writes', async () => {
    expect(await readReturnedMail(notification({ action: 'delayed', status: '4.4.1' }))).toBeUndefined();
    expect(await readReturnedMail(notification({ action: 'delivered', status: '2.0.0' }))).toBeUndefined();
    const foreign = notification({ original: 'Message-ID: <abc@mail.example>' });
    expect(await readReturnedMail(foreign)).toBeUndefined();
    const letter = `From: budi@kampus.example\r\nSubject: Tanya\r\nIn-Reply-To: <${ID}@serikat.example>\r\n\r\nAction: failed`;
    expect(await readReturnedMail(Buffer.from(letter))).toBeUndefined();
    expect(await readReturnedMail(Buffer.from('\u0000\u0001 bukan surel'))).toBeUndefined();
  });
});
