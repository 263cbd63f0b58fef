import { expect, it } from 'vitest';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';

const CHART = '/pembukuan/bagan-akun';
const JOURNALS = '/pembukuan/jurnal';

const { chair, treasurer } = await openCooperative();

const idOf = (html: string, code: string) =>
  new RegExp(`value="([0-9a-f-]{36})">${code.replaceAll('.', '\\.')} `).exec(html)?.[1] ?? '';

it('the treasurer adds an account, renames it and lets it rest; the chair does none of it', async () => {
  const typed = {
    ...formValues((await treasurer.get(`${CHART}/baru`)).text, CHART),
    ...{ class: 'expense', code: '5.9.77', name: 'Beban sewa gudang', groupName: 'Beban usaha' },
    cashFlow: 'operating',
  };
  expect((await chair.post(CHART, typed)).status).toBe(403);
  expect((await treasurer.get(CHART)).text).not.toContain('Beban sewa gudang');
  const added = await treasurer.post(CHART, typed);
  expect(added.status, added.text.slice(0, 300)).toBe(303);
  expect((await treasurer.post(CHART, typed)).status, 'the same code again').toBe(422);
  expect((await treasurer.get(`${JOURNALS}/baru`)).text).toContain('5.9.77 Beban sewa gudang');

  const own = `${CHART}/${idOf((await treasurer.get(`${JOURNALS}/baru`)).text, '5.9.77')}`;
  expect((await chair.post(own, { name: 'Bukan hak saya', isActive: '1' })).status).toBe(403);
  expect((await treasurer.post(own, { name: 'Beban sewa gudang pupuk', isActive: '1' })).status).toBe(303);
  expect((await treasurer.get(CHART)).text).toContain('Beban sewa gudang pupuk');
  expect((await treasurer.post(own, { name: 'Beban sewa gudang pupuk' })).status).toBe(303);
  expect((await treasurer.get(`${JOURNALS}/baru`)).text).not.toContain('5.9.77');
});

it('a journal is taken back by a counter-journal on another day, once, by the treasurer alone', async () => {
  const shown = (await treasurer.get(`${JOURNALS}/baru`)).text;
  const posted = await treasurer.post(JOURNALS, {
    ...formValues(shown, JOURNALS),
    ...{ postedOn: '2026-10-05', description: 'Salah catat listrik' },
    ...{
      account1: idOf(shown, '5.1.04'),
      debit1: '75.000',
      account2: idOf(shown, '1.1.01'),
      credit2: '75.000',
    },
  });
  const own = String(posted.headers.location);
  const back = { postedOn: '2026-10-06', reason: 'Tagihan rumah ketua, bukan kantor' };
  expect((await chair.post(`${own}/balik`, back)).status).toBe(403);
  expect((await treasurer.post(`${own}/balik`, { ...back, reason: '' })).status).toBe(422);
  expect((await treasurer.get(own)).text).not.toContain('Dibalik oleh');
  expect((await treasurer.post(`${own}/balik`, back)).status).toBe(303);
  expect((await treasurer.get(own)).text).toContain('Dibalik oleh');
  expect((await treasurer.post(`${own}/balik`, back)).status).toBe(409);
});
