import type { DuesRate } from '#features/dues';
import { formatRupiah } from '#kernel/money';
import { NumberedSteps, type Point } from '#kernel/ui';

/** What the union stands for, beside the text about it. */
export const STRENGTHS: readonly Point[] = [
  {
    icon: 'scale',
    title: 'Didampingi',
    note: 'Masalah kerja dihadapi bersama, dari konsultasi sampai perundingan.',
  },
  {
    icon: 'shield-check',
    title: 'Terlindungi',
    note: 'Keanggotaan Anda tidak kami buka kepada kampus tanpa persetujuan tertulis.',
  },
  { icon: 'coins', title: 'Terbuka', note: 'Tarif iuran, tagihan, dan kuitansi dapat Anda periksa sendiri.' },
  { icon: 'map', title: 'Dekat', note: 'Pengurus wilayah mendampingi anggota di provinsinya.' },
];

/** How one joins, and what it costs, beside the invitation. */
export function HowToJoin({ rates }: { rates: readonly DuesRate[] }) {
  return (
    <div className="grid gap-8">
      <NumberedSteps
        items={[
          { title: 'Isi formulir', note: 'Data diri, kampus, dan persetujuan AD/ART.' },
          {
            title: 'Bayar iuran pendaftaran',
            note: 'Sama dengan iuran satu bulan, lewat transfer atau QRIS.',
          },
          { title: 'Konfirmasi surel', note: 'Lewat tautan yang kami kirim.' },
          {
            title: 'Bendahara dan pengurus memeriksa',
            note: 'Nomor dan kartu anggota terbit begitu disetujui.',
          },
        ]}
      />
      <Dues rates={rates} />
    </div>
  );
}

function Dues({ rates }: { rates: readonly DuesRate[] }) {
  if (rates.length === 0) return null;
  const groups = [
    { title: 'PNS, menurut golongan', rates: rates.filter(({ scheme }) => scheme === 'golongan') },
    {
      title: 'Selain PNS, menurut gaji bersih sebulan',
      rates: rates.filter(({ scheme }) => scheme === 'gaji'),
    },
  ];
  return (
    <section aria-labelledby="iuran">
      <h3 id="iuran" className="text-2xl">
        Iuran sebulan
      </h3>
      <p className="mt-1 mb-5 text-muted">
        Iuran pendaftaran sama dengan iuran satu bulan. Tidak ada biaya lain.
      </p>
      <div className="grid gap-4">
        {groups.map((group) => (
          <div key={group.title} className="sheet p-5 lg:p-6">
            <h4 className="mb-3 text-lg font-bold">{group.title}</h4>
            <dl className="grid">
              {group.rates.map((rate) => (
                <div
                  key={rate.code}
                  className="flex justify-between gap-4 border-t border-base-300 py-3 first:border-0"
                >
                  <dt className="min-w-0">{rate.label}</dt>
                  <dd className="figures font-bold whitespace-nowrap">{formatRupiah(rate.amount)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
