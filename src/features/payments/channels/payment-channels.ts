import { z } from 'zod';
import { defineSetting } from '#kernel/settings';
import { parseQris } from '../qris/parse-qris.ts';

const account = z.object({
  bank: z.string().trim().min(2, 'Isi nama bank.').max(60),
  number: z
    .string()
    .trim()
    .regex(/^[0-9][0-9 .-]{4,29}$/, 'Nomor rekening berisi angka, paling sedikit lima.'),
  holder: z.string().trim().min(2, 'Isi nama pemilik rekening.').max(100),
});

export const paymentChannelsShape = z.object({
  bankAccounts: z.array(account).max(5, 'Paling banyak lima rekening.'),
  /** The text behind the organisation's printed QRIS; empty for none. */
  qris: z
    .string()
    .trim()
    .max(512, 'Kode QRIS paling banyak 512 karakter.')
    .superRefine((text, check) => {
      if (text === '') return;
      try {
        parseQris(text);
      } catch (error) {
        check.addIssue({ code: 'custom', message: (error as Error).message });
      }
    }),
});

/** Where members pay: accounts of the organisation, and its QRIS. */
export type PaymentChannels = z.infer<typeof paymentChannelsShape>;

export const paymentChannels = defineSetting<PaymentChannels>('dues.payment_channels', paymentChannelsShape, {
  bankAccounts: [],
  qris: '',
});
