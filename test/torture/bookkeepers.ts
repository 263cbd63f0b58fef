import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { formValues } from '../support/form-values.ts';
import type { Books } from './books.ts';
import { insist, type TortureClient, type Traffic } from './traffic.ts';
import type { Officer } from './treasurers.ts';

/** Signs an officer in with a browser; the session outlives every kill. */
export async function signInBrowser(client: TortureClient, officer: Officer): Promise<void> {
  const { identifier, password, totpSecret } = officer;
  const otp = totpSecret && new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
  await client.get('/login');
  const answer = await client.post('/login', { identifier, password, ...(otp ? { otp } : {}) });
  if (answer.status !== 303) throw new Error(`Signing in as ${identifier} answered ${answer.status}`);
}

/** Takes in savings of members, often of the same one at once; asks again with the same form when it got no answer. */
export async function depositForever(traffic: Traffic, books: Books, client: TortureClient): Promise<void> {
  const list = await insist(traffic, () => client.get('/buku/simpanan'));
  const members = [...(list?.text.matchAll(/href="(\/buku\/simpanan\/[0-9a-f-]{36})"/g) ?? [])].slice(0, 4);
  while (!traffic.isOver) {
    const url = `${members[Math.floor(Math.random() * members.length)]![1]}/setor`;
    const page = await insist(traffic, () => client.get(url));
    if (!page) return;
    const form = formValues(page.text, url);
    const voluntary = Object.keys(form)
      .filter((name) => name.startsWith('amount-'))
      .at(-1)!;
    const amount = 1_000 + Math.floor(Math.random() * 90_000);
    const typed = { ...form, [voluntary]: String(amount), place: 'cash' };
    const answer = await insist(traffic, () => client.post(url, typed));
    if (!answer) return;
    if (answer.status !== 303)
      throw new Error(`A deposit answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    books.deposits.set(form.key!, amount);
  }
}

/** Takes in small instalments of loans that run, often of the same one at once. */
export async function payLoansForever(traffic: Traffic, books: Books, client: TortureClient): Promise<void> {
  const list = await insist(traffic, () => client.get('/buku/pinjaman'));
  const loans = [...(list?.text.matchAll(/href="(\/buku\/pinjaman\/[0-9a-f-]{36})"/g) ?? [])];
  while (!traffic.isOver) {
    const url = `${loans[Math.floor(Math.random() * loans.length)]![1]}/bayar`;
    const page = await insist(traffic, () => client.get(url));
    if (!page) return;
    // Paid off by now.
    if (page.status !== 200) continue;
    const form = formValues(page.text, url);
    const amount = 101 + Math.floor(Math.random() * 800);
    const answer = await insist(traffic, () =>
      client.post(url, { ...form, amount: String(amount), place: 'cash' }),
    );
    if (!answer) return;
    if (answer.status !== 303)
      throw new Error(`An instalment answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    books.instalments.set(form.key!, amount);
  }
}

/** Writes journals by hand, one after the other. */
export async function journalForever(traffic: Traffic, books: Books, client: TortureClient): Promise<void> {
  const url = '/pembukuan/jurnal';
  while (!traffic.isOver) {
    const page = await insist(traffic, () => client.get(`${url}/baru`));
    if (!page) return;
    const form = formValues(page.text, url);
    const accounts = [...page.text.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id]) => id!);
    const amount = 1_000 + Math.floor(Math.random() * 90_000);
    const typed = {
      ...{ ...form, description: `Kejadian ${randomUUID()}` },
      ...{ account1: accounts[0]!, debit1: String(amount), account2: accounts[1]! },
      credit2: String(amount),
    };
    const answer = await insist(traffic, () => client.post(url, typed));
    if (!answer) return;
    if (answer.status !== 303)
      throw new Error(`A journal answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    books.journals.set(form.key!, amount);
  }
}
