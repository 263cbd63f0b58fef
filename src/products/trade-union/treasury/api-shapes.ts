import { z } from 'zod';

/** Shapes of the JSON of dues; all amounts are whole rupiah. */
const rupiah = z.number().int();
const id = z.uuid();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Tulis bulan sebagai 2026-11.');

export const billShape = z.object({
  id,
  payerId: id,
  memberName: z.string(),
  memberNumber: z.string().nullable(),
  regionCode: z.string(),
  kind: z.enum(['registration', 'monthly']),
  period: z.string(),
  rateCode: z.string(),
  rateLabel: z.string(),
  amount: rupiah,
  paidAmount: rupiah,
  waivedAmount: rupiah,
  status: z.enum(['unpaid', 'overdue', 'paid', 'waived']),
  dueDate: z.string(),
});

export const billListShape = z.object({
  items: z.array(billShape),
  page: z.number().int(),
  size: z.number().int(),
  total: z.number().int(),
  sums: z.object({ amount: rupiah, paid: rupiah, waived: rupiah }),
});

export const paymentShape = z.object({
  id,
  payerId: id,
  memberName: z.string(),
  memberNumber: z.string().nullable(),
  regionCode: z.string(),
  amount: rupiah,
  receivedAmount: rupiah.nullable(),
  allocatedAmount: rupiah,
  paidOn: z.string(),
  method: z.enum(['transfer', 'qris', 'cash', 'payroll', 'bank_import']),
  reference: z.string(),
  note: z.string(),
  status: z.enum(['submitted', 'verified', 'rejected']),
  hasProof: z.boolean(),
  billId: id.nullable(),
  billKind: z.enum(['registration', 'monthly']).nullable(),
  billPeriod: z.string().nullable(),
  decidedByName: z.string(),
  decidedAt: z.iso.datetime().nullable(),
  rejectedReason: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

export const paymentListShape = z.object({
  items: z.array(paymentShape),
  page: z.number().int(),
  size: z.number().int(),
  total: z.number().int(),
  sum: rupiah,
});

export const billingBody = z.object({ month });

const byRate = z.array(
  z.object({ code: z.string(), label: z.string(), amount: rupiah, count: z.number().int(), total: rupiah }),
);

export const previewShape = z.object({
  month,
  dueDate: z.string(),
  count: z.number().int(),
  amount: rupiah,
  byRate,
  billed: z.number().int(),
  skipped: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});

export const requestedRunShape = z.object({
  runId: id.nullable(),
  month,
  count: z.number().int(),
  amount: rupiah,
});

export const runShape = z.object({
  id,
  month,
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  failure: z.string().nullable(),
  result: z
    .object({
      count: z.number().int(),
      amount: rupiah,
      byRate: z.array(byRate.element.omit({ amount: true })),
    })
    .nullable(),
});

export const verifyBody = z.object({
  receivedAmount: rupiah.min(1).max(1_000_000_000).optional(),
  note: z.string().trim().max(300).optional(),
});

export const rejectBody = z.object({ reason: z.string().trim().max(500) });

export const rateShape = z.object({
  scheme: z.enum(['golongan', 'gaji']),
  code: z.string(),
  label: z.string(),
  amount: rupiah,
  minSalary: rupiah.nullable(),
  maxSalary: rupiah.nullable(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
});

export const ratesBody = z.object({
  effectiveFrom: z.string(),
  rates: z
    .array(
      rateShape
        .pick({ scheme: true, code: true, label: true, amount: true })
        .extend({ minSalary: rupiah.nullable().default(null), maxSalary: rupiah.nullable().default(null) }),
    )
    .min(1)
    .max(40),
});

const progress = {
  obliged: z.number().int(),
  paid: z.number().int(),
  unpaid: z.number().int(),
  waived: z.number().int(),
  overdue: z.number().int(),
  amount: rupiah,
  paidAmount: rupiah,
  waivedAmount: rupiah,
};

export const dashboardShape = z.object({
  month,
  total: z.object(progress),
  byRegion: z.array(z.object({ code: z.string(), ...progress })),
  byRate: z.array(z.object({ code: z.string(), label: z.string(), ...progress })),
  months: z.array(z.object({ month, amount: rupiah, paidAmount: rupiah })),
  standing: z.object({
    good: z.number().int(),
    reminder: z.number().int(),
    warning: z.number().int(),
    hold: z.number().int(),
    holdAmount: rupiah,
  }),
});
