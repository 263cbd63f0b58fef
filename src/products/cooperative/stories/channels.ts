import { paymentChannels } from '#features/payments';
import type { Tx } from '#kernel/database';
import { publicFooter, writeSetting } from '#kernel/settings';

/** An invented QRIS whose check digits hold: every phone reads it and no bank knows it. */
const DEMO_QRIS =
  '00020101021126620013ID.CONTOH.WWW01189360099900000000020212KBSCONTOH0010303UMI51440014ID.CO.QRIS.WWW' +
  '0215ID10269990000020303UMI5204869953033605802ID5924KOPERASI BANUA SEJAHTERA6011BANJARMASIN6105702356304BF44';

/** Where the demo cooperative is paid, and where it stands on the map. */
export async function fillChannels(tx: Tx): Promise<void> {
  const bankAccounts = [{ bank: 'Bank Kalsel', number: '0100 9988 77', holder: 'Koperasi Banua Sejahtera' }];
  await writeSetting(tx, paymentChannels, { bankAccounts, qris: DEMO_QRIS }, null);
  await writeSetting(tx, publicFooter, { ...publicFooter.initial, map: '-3.31240,114.61130' }, null);
}
