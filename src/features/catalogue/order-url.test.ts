import { expect, it } from 'vitest';
import { orderUrl } from './order-url.ts';

it('opens WhatsApp with the order written, however the number was typed', () => {
  const wanted = 'https://wa.me/6281200004180?text=Pesan%20beras%20%26%20gula';
  for (const typed of ['0812 0000 4180', '+62 812-0000-4180', '6281200004180', '81200004180'])
    expect(orderUrl(typed, 'Pesan beras & gula')).toBe(wanted);
});

it('leads nowhere for a number that WhatsApp cannot have', () => {
  for (const typed of ['', '0511 330 1234', '12', '0812', `08${'1'.repeat(20)}`])
    expect(orderUrl(typed, 'Pesan')).toBeUndefined();
});
