import { expect } from 'vitest';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';

export const BOOK = '/buku/pinjaman';
export const APPLICATIONS = '/pinjaman/pengajuan';
export const APPLY = '/saya/pinjaman/ajukan';

/** For tests: the demo cooperative, and how its loans are applied for, paid out, paid back and looked at. */
export async function openLoans() {
  const office = await openCooperative();
  const { chair, treasurer, sql } = office;

  const productNamed = async (name: string) =>
    (
      await sql<{ id: string }>(
        'select id from loan_products where tenant_id = balai.tenant_id() and name = $1',
        name,
      )
    )[0]!.id;

  /** A member applies over the form. @returns the loan's id */
  async function apply(who: HttpClient, given: Parameters<HttpClient['postFiles']>[1] = {}): Promise<string> {
    const form = formValues((await who.get(APPLY)).text, APPLY);
    const answer = await who.postFiles(APPLY, {
      ...{ ...form, productId: await productNamed('Pinjaman umum'), amount: '1.200.000', months: '12' },
      ...{ purpose: 'Membeli mesin jahit', ...given },
    });
    expect(answer.status).toBe(303);
    return form.id!;
  }

  /** From the application to the money in hand. @returns the loan's id */
  async function lend(who: HttpClient, given: Record<string, string> = {}): Promise<string> {
    const id = await apply(who, given);
    const url = `${APPLICATIONS}/${id}`;
    expect((await treasurer.post(`${url}/nilai`, { note: 'Penghasilan cukup' })).status).toBe(303);
    expect((await chair.post(`${url}/setujui`)).status).toBe(303);
    const form = formValues((await treasurer.get(url)).text, `${url}/cairkan`);
    expect((await treasurer.post(`${url}/cairkan`, { ...form, place: 'cash' })).status).toBe(303);
    return id;
  }

  async function pay(id: string, amount: string, over: Record<string, string> = {}) {
    const url = `${BOOK}/${id}/bayar`;
    const form = formValues((await treasurer.get(url)).text, url);
    return treasurer.post(url, { ...form, amount, place: 'cash', ...over });
  }

  return {
    ...{ ...office, productNamed, apply, lend, pay },
    stateOf: async (id: string) =>
      (
        await sql<{ state: string }>(
          'select state from loans where tenant_id = balai.tenant_id() and id = $1',
          id,
        )
      )[0]?.state,
    countOf: async (table: 'loans' | 'loan_acts') =>
      (
        await sql<{ n: number }>(
          `select count(*)::int as n from ${table} where tenant_id = balai.tenant_id()`,
        )
      )[0]!.n,
  };
}

/** What stands on a printed paper, as one line. */
export async function wordsOn(pdf: Uint8Array): Promise<string> {
  const { pages } = await readPdf(pdf);
  return pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
}
