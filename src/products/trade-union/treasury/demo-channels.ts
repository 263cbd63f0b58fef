import { paymentChannels } from '#features/payments';
import type { Tx } from '#kernel/database';
import { writeSetting } from '#kernel/settings';

/**
 * Where the demo union is paid: invented accounts of real banks, and an invented QRIS whose check digits hold, so that
 * every phone reads it and no bank knows it.
 */
export async function seedDemoChannels(tx: Tx): Promise<void> {
  await writeSetting(
    tx,
    paymentChannels,
    {
      bankAccounts: [
        { bank: 'BNI', number: '0099 8877 66', holder: 'Serikat Pekerja Kampus' },
        { bank: 'Bank Mandiri', number: '031 00 9988776 5', holder: 'Serikat Pekerja Kampus' },
      ],
      qris: DEMO_QRIS,
    },
    null,
  );
}

const DEMO_QRIS =
  '00020101021126620013ID.CONTOH.WWW01189360099900000000010212SPKCONTOH0010303UME51440014ID.CO.QRIS.WWW' +
  '0215ID10269990000010303UME5204869953033605802ID5922SERIKAT PEKERJA KAMPUS6011BANJARMASIN61057011162070703A01' +
  '63047643';
