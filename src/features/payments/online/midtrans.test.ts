import { describe, expect, it } from 'vitest';
import { midtrans, midtransSignature } from './midtrans.ts';

const serverKey = 'askvnoibnosifnboseofinbofinfgbiufglnbfg';
const gateway = midtrans({ serverKey, isProduction: false });
const said = (more: Record<string, string> = {}) => {
  const body = {
    ...{ order_id: '1111', status_code: '200', gross_amount: '100000.00', transaction_id: 't-1' },
    ...{ transaction_status: 'settlement', fraud_status: 'accept', ...more },
  };
  return { ...body, signature_key: more.signature_key ?? midtransSignature(body, serverKey) };
};

it('signs as the sample of Midtrans does', () => {
  expect(
    midtransSignature({ order_id: '1111', status_code: '200', gross_amount: '100000.00' }, serverKey),
  ).toBe(
    'edc076b21793ebe3e17926350f5b8ae67d902fe657b3d0aa31b932d5c127e2375d308a2bc94f3265ac2d80a1f181a79b997ac178a236fcff35af263fc4d4c231',
  );
});

describe('a notification', () => {
  it('is believed with the signature of the key, and with no other', () => {
    expect(gateway.parseNotification(said())).toMatchObject({
      ...{ orderId: '1111', reference: 't-1', state: 'paid', amount: 100_000 },
    });
    const right = said().signature_key;
    for (const wrong of [
      { ...said(), gross_amount: '1.00' },
      { ...said(), order_id: '1112' },
      { ...said(), status_code: '201' },
      said({ signature_key: right.replace(/^./, (first) => (first === '0' ? '1' : '0')) }),
      said({ signature_key: '' }),
      said({ signature_key: right.slice(1) }),
      said({ signature_key: right.toUpperCase() }),
      {},
      null,
      'settlement',
      { ...said(), order_id: { $gt: '' } },
    ])
      expect(gateway.parseNotification(wrong)).toBeUndefined();
  });

  it.each([
    ['settlement', undefined, 'paid'],
    ['capture', 'accept', 'paid'],
    ['capture', 'challenge', 'pending'],
    ['settlement', 'deny', 'failed'],
    ['pending', undefined, 'pending'],
    ['deny', undefined, 'failed'],
    ['expire', undefined, 'failed'],
    ['cancel', undefined, 'failed'],
    ['refund', undefined, 'returned'],
    ['chargeback', undefined, 'returned'],
    ['something_new', undefined, 'other'],
  ])('of %s with fraud %s is %s', (transaction_status, fraud, state) => {
    const { fraud_status: _, ...body } = said({ transaction_status });
    expect(gateway.parseNotification({ ...body, ...(fraud && { fraud_status: fraud }) })).toMatchObject({
      state,
    });
  });

  it.each([
    ['100000', 100_000],
    ['100000.00', 100_000],
    ['100000.50', null],
    ['-5', null],
    ['1e9', null],
    ['', null],
  ])('that says %s is of %s rupiah', (gross_amount, amount) => {
    expect(gateway.parseNotification(said({ gross_amount }))).toMatchObject({ amount });
  });
});
