import { z } from 'zod';
import { readPaymentPanel } from '#features/dues';
import { api, json, type Route, readJson } from '#kernel/http';
import { invalid } from '#kernel/work';
import type { Draft } from './draft.ts';
import { emailTaken, registerMember } from './register-member.ts';
import { isComplete, type StepKey } from './steps.ts';
import { isTaken, takeDraftStep } from './take-draft-step.ts';

const body = z.record(z.string(), z.union([z.string(), z.boolean()]));

const answer = z.object({
  id: z.uuid(),
  state: z.string(),
  billId: z.uuid(),
  /** Rupiah; what to transfer, with the digits that tell the payer. */
  amount: z.number().int(),
  transferAmount: z.number().int(),
  bankAccounts: z.array(z.object({ bank: z.string(), number: z.string(), holder: z.string() })),
  qris: z.string().nullable(),
});

/** The whole registration in one call, with the same checks step by step. */
export const registrationApiRoutes: readonly Route[] = [
  api.post(
    '/api/v1/registrations',
    {
      access: { public: 'whoever works at a campus may apply' },
      summary: 'Register as a candidate: account, bill, and how to pay it',
      body,
      answer,
      status: 201,
      bodyKind: 'json',
      withoutCsrf: 'uses no session: everything it needs stands in the body',
    },
    async (ctx) => {
      const parsed = body.safeParse(await readJson(ctx));
      if (!parsed.success)
        throw invalid({ form: 'Kirim isian sebagai teks, dengan nama yang sama seperti pada formulir.' });
      const typed: Record<string, string> = Object.fromEntries(
        Object.entries(parsed.data).map(([name, value]) => [
          name,
          value === true ? '1' : value === false ? '' : value,
        ]),
      );
      typed.passwordAgain ??= typed.password ?? '';
      let draft: Draft = { values: {} };
      for (const step of ['akun', 'diri', 'kerja', 'persetujuan'] as const satisfies StepKey[]) {
        draft = await takeDraftStep(ctx, step, draft, typed);
      }
      if (!isComplete(draft)) throw invalid({ form: 'Pendaftaran belum lengkap.' });
      const complete = draft;
      const work = ctx.beyondWalls('pendaftaran calon anggota');
      const made = await work
        .transaction(async (tx) => {
          const { person, bill } = await registerMember(work, tx, complete);
          return { person, bill, panel: await readPaymentPanel(work, tx, bill) };
        })
        .catch((error: unknown) => {
          throw isTaken(error) ? emailTaken() : error;
        });
      return json(
        {
          id: made.person.id,
          state: made.person.stage,
          billId: made.bill.id,
          amount: made.panel.amount,
          transferAmount: made.panel.transferAmount,
          bankAccounts: made.panel.bankAccounts,
          qris: made.panel.qris?.payload ?? null,
        },
        201,
      );
    },
  ),
];
