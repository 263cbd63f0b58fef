import type { Tx } from '#kernel/database';
import type { ConsentPurpose } from '#kernel/personal-data';

type ReadPage = (tx: Tx, slug: string, now: Date) => Promise<{ revision: number } | undefined>;

/** The text of the consent to keep a salary; the number goes up with every change of its words. */
export const SALARY_VERSION = '1';

/** What members agree to, each for its own purpose. */
export function unionPurposes(readPage: ReadPage): ConsentPurpose[] {
  const pageVersion = (slug: string) => async (tx: Tx, now: Date) =>
    String((await readPage(tx, slug, now))?.revision ?? 1);
  return [
    {
      key: 'privacy',
      label: 'Pengolahan data pribadi',
      explain: 'Data Anda dipakai untuk mengurus keanggotaan, iuran, dan layanan anggota.',
      url: '/privasi',
      isNeeded: true,
      stops:
        'Keanggotaan tidak dapat berjalan tanpa persetujuan ini; ajukan penghapusan data untuk mengakhirinya.',
      versionOf: pageVersion('privasi'),
    },
    {
      key: 'terms',
      label: 'AD/ART',
      explain: 'Hak dan kewajiban anggota menurut anggaran dasar dan anggaran rumah tangga.',
      url: '/ad-art',
      isNeeded: true,
      stops: 'Keanggotaan berakhir; undurkan diri di halaman keanggotaan untuk mengakhirinya.',
      versionOf: pageVersion('ad-art'),
    },
    {
      key: 'salary',
      label: 'Menyimpan jumlah gaji',
      explain: 'Tidak diperlukan untuk menghitung iuran; hanya bila Anda sendiri ingin menyimpannya.',
      isNeeded: false,
      stops: 'Gaji pokok dan gaji dibawa pulang yang tersimpan dihapus.',
      versionOf: async () => SALARY_VERSION,
      follow: async (_, tx, subjectId, isGiven) => {
        await tx.execute(
          `update members set consents_to_sensitive_data = $2, updated_at = now(),
             base_salary = case when $2 then base_salary end, take_home_pay = case when $2 then take_home_pay end
            where tenant_id = balai.tenant_id() and id = $1`,
          [subjectId, isGiven],
        );
      },
    },
  ];
}
