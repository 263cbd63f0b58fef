import type { DuesRate } from '#features/dues';
import { OfficeSection } from '#features/home';
import { formatCount, formatRupiah } from '#kernel/money';
import type { OrganisationProfile } from '#kernel/settings';
import {
  ClothHero,
  FigureBand,
  HeroPicture,
  LinkButton,
  NumberedSteps,
  type Point,
  PointList,
  SectionTitle,
} from '#kernel/ui';

export interface HomeFigures {
  members: number;
  provinces: number;
  campuses: number;
  fresh: number;
}

/** The public face: what the union is, how many stand in it, how to join, what it costs. */
export function HomePage(props: {
  name: string;
  /** Who has signed in is neither asked to join nor to sign in. */
  isGuest: boolean;
  profile: OrganisationProfile;
  figures: HomeFigures;
  rates: readonly DuesRate[];
  about: string;
}) {
  const { profile, figures, rates, about } = props;
  return (
    <>
      <ClothHero
        title={profile.heroTitle || 'Bersama, suara kampus didengar.'}
        lead={
          profile.heroText ||
          'Serikat bagi dosen, tenaga kependidikan, dan semua yang bekerja di perguruan tinggi, apa pun statusnya.'
        }
        picture={<HeroPicture kind="serikat" />}
      >
        {props.isGuest && (
          <div className="flex flex-wrap gap-2">
            <LinkButton href="/register" look="turmeric" size="lg">
              Bergabung
            </LinkButton>
            <LinkButton href="/login" look="cloth" size="lg">
              Masuk
            </LinkButton>
          </div>
        )}
      </ClothHero>
      <FigureBand
        label="Serikat dalam angka"
        items={[
          { label: 'anggota aktif', value: formatCount(figures.members) },
          { label: 'provinsi', value: formatCount(figures.provinces) },
          { label: 'kampus', value: formatCount(figures.campuses) },
          { label: 'anggota baru tahun ini', value: formatCount(figures.fresh) },
        ]}
      />
      <div className="page-width grid gap-16 pt-14 lg:gap-20 lg:pt-20">
        <About name={props.name} about={about} />
        <HowToJoin />
        <Dues rates={rates} />
        <ContactSection profile={profile} />
      </div>
    </>
  );
}

const STRENGTHS: readonly Point[] = [
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

function About({ name, about }: { name: string; about: string }) {
  return (
    <section aria-labelledby="tentang" className="grid gap-8 lg:grid-cols-[1fr_1.1fr] lg:gap-14">
      <div>
        <SectionTitle id="tentang" title={`Tentang ${name}`} />
        <p className="max-w-[56ch] text-lg">{about}</p>
        <p className="mt-4">
          <a className="link font-semibold" href="/manifesto">
            Baca manifesto
          </a>
        </p>
      </div>
      <PointList items={STRENGTHS} />
    </section>
  );
}

function HowToJoin() {
  return (
    <section aria-labelledby="bergabung" className="grid gap-8 lg:grid-cols-[1fr_1.1fr] lg:gap-14">
      <div>
        <SectionTitle id="bergabung" title="Cara bergabung" />
        <p className="max-w-[48ch] text-muted">
          Terbuka bagi PNS, PPPK, pegawai tetap, kontrak, dosen luar biasa, dan honorer. Sekitar lima menit,
          dan dapat dilanjutkan nanti.
        </p>
        <div className="mt-6">
          <LinkButton href="/register" look="primary">
            Isi formulir
          </LinkButton>
        </div>
      </div>
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
    </section>
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
      <SectionTitle
        id="iuran"
        title="Iuran sebulan"
        note="Iuran pendaftaran sama dengan iuran satu bulan. Tidak ada biaya lain."
      />
      <div className="grid gap-4 lg:grid-cols-2">
        {groups.map((group) => (
          <div key={group.title} className="sheet p-5 lg:p-6">
            <h3 className="mb-3 text-lg font-bold">{group.title}</h3>
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

/** Where and when the union is reached: on its front page and on the page of contacts. */
export function ContactSection({ profile }: { profile: OrganisationProfile }) {
  return (
    <OfficeSection
      profile={profile}
      title="Datang atau hubungi"
      lead="Pengurus menjawab pertanyaan tentang keanggotaan dan masalah kerja."
    />
  );
}
