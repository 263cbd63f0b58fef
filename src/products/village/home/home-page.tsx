import { OfficeSection } from '#features/home';
import { page, type RequestContext, renderPage } from '#kernel/http';
import { type OrganisationProfile, organisationProfile, readSetting } from '#kernel/settings';
import {
  ClothHero,
  LinkButton,
  NumberedSteps,
  type Point,
  PointList,
  SectionTitle,
  VillageLandscape,
} from '#kernel/ui';

/** The public face of a village: what its office does, what to bring, how a letter comes about, where to find it. */
export const homeRoute = page.get(
  '/',
  {
    access: { public: 'the front page shows only what the village publishes about itself' },
    summary: 'Front page',
  },
  async (ctx) => {
    const profile = await ctx.transaction((tx) => readSetting(tx, organisationProfile));
    return renderPage({
      surface: 'public',
      title: ctx.tenant.name,
      description: profile.heroText || `Layanan dan informasi ${ctx.tenant.name} untuk warga.`,
      canonical: '/',
      body: <Home ctx={ctx} profile={profile} />,
    });
  },
);

function Home({ ctx, profile }: { ctx: RequestContext; profile: OrganisationProfile }) {
  return (
    <>
      <ClothHero
        title={profile.heroTitle || 'Urusan desa, jelas sejak dari rumah.'}
        lead={profile.heroText || 'Ketahui syarat, langkah, dan jam layanannya sebelum Anda berangkat.'}
        landscape={<VillageLandscape />}
      >
        <div className="flex flex-wrap gap-2">
          {ctx.principal.kind === 'guest' && (
            <LinkButton href="/login" look="turmeric" size="lg">
              Masuk
            </LinkButton>
          )}
          <LinkButton href="#surat" look="cloth" size="lg">
            Cara mengurus surat
          </LinkButton>
        </div>
      </ClothHero>
      <section className="page-width relative -mt-14 lg:-mt-16" aria-labelledby="layanan">
        <div className="sheet p-5 lg:p-8">
          <h2 id="layanan" className="sr-only">
            Layanan kantor desa
          </h2>
          <PointList items={SERVICES} columns={4} />
        </div>
      </section>
      <div className="page-width mt-14 grid gap-14 lg:mt-20 lg:gap-20">
        <HowToGetALetter />
        <Papers />
        <Promises />
        <OfficeSection
          profile={profile}
          place={ctx.tenant.regionName}
          title="Datang ke kantor desa"
          lead="Bawa KTP dan kartu keluarga. Warga yang tidak memegang ponsel dibantu di loket."
        />
      </div>
    </>
  );
}

const SERVICES: readonly Point[] = [
  { icon: 'house', title: 'Surat domisili', note: 'Tempat tinggal dan tempat usaha' },
  { icon: 'store', title: 'Surat keterangan usaha', note: 'Untuk bank, bantuan, atau izin' },
  { icon: 'hand-heart', title: 'Surat keterangan tidak mampu', note: 'Untuk sekolah dan berobat' },
  { icon: 'shield-check', title: 'Pengantar SKCK', note: 'Dibawa ke kantor polisi' },
  { icon: 'users', title: 'Kartu keluarga', note: 'Permohonan dan perubahan' },
  { icon: 'baby', title: 'Kelahiran dan kematian', note: 'Surat keterangan untuk akta' },
  { icon: 'truck', title: 'Pindah dan datang', note: 'Keterangan pindah beserta pengikut' },
  { icon: 'heart-handshake', title: 'Pengantar nikah', note: 'Surat N-1 sampai N-6' },
];

function HowToGetALetter() {
  return (
    <section aria-labelledby="surat" className="grid gap-8 lg:grid-cols-[1fr_1.1fr] lg:gap-14">
      <div>
        <SectionTitle id="surat" title="Cara mengurus surat" />
        <p className="max-w-[48ch] text-muted">
          Tidak dipungut biaya. Bila berkasnya lengkap, kebanyakan surat selesai pada hari yang sama.
        </p>
      </div>
      <NumberedSteps
        items={[
          { title: 'Minta pengantar RT', note: 'Ketua RT mengenal Anda dan keperluan Anda.' },
          { title: 'Serahkan berkas', note: 'Pengantar RT, salinan KTP, dan salinan kartu keluarga.' },
          {
            title: 'Perangkat desa memeriksa',
            note: 'Yang kurang diberitahukan, beserta cara melengkapinya.',
          },
          {
            title: 'Kepala desa menandatangani',
            note: 'Surat bernomor, tercatat di buku agenda, dan siap diambil.',
          },
        ]}
      />
    </section>
  );
}

/** What most offices of villages ask for, letter by letter (requirements of letters in the research on villages, 1a). */
const PAPERS: readonly { letter: string; papers: string }[] = [
  { letter: 'Surat domisili', papers: 'Pengantar RT, KTP, kartu keluarga' },
  { letter: 'Surat keterangan usaha', papers: 'Pengantar RT, KTP, nama dan tempat usaha' },
  { letter: 'Surat keterangan tidak mampu', papers: 'Pengantar RT, kartu keluarga, daftar tanggungan' },
  { letter: 'Surat keterangan kelahiran', papers: 'Keterangan bidan, buku nikah, dua saksi' },
  { letter: 'Surat keterangan kematian', papers: 'Keterangan rumah sakit atau RT, dua saksi' },
  { letter: 'Surat keterangan pindah', papers: 'Kartu keluarga, alamat tujuan, daftar pengikut' },
];

function Papers() {
  return (
    <section aria-labelledby="berkas">
      <SectionTitle
        id="berkas"
        title="Yang perlu dibawa"
        note="Salinan cukup; aslinya hanya diperlihatkan."
      />
      <dl className="sheet grid gap-x-10 px-5 py-2 lg:grid-cols-2 lg:px-8">
        {PAPERS.map(({ letter, papers }) => (
          <div key={letter} className="border-b border-base-300 py-4 last:border-0 lg:nth-last-2:border-0">
            <dt className="font-semibold">{letter}</dt>
            <dd className="text-sm text-muted">{papers}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Promises() {
  return (
    <section aria-labelledby="janji">
      <SectionTitle id="janji" title="Yang dijaga untuk warga" />
      <PointList
        columns={3}
        items={[
          {
            icon: 'lock',
            title: 'Data Anda tersandi',
            note: 'NIK, nomor KK, dan telepon disimpan tersandi dan hanya dibuka oleh yang berwenang.',
          },
          {
            icon: 'scroll-text',
            title: 'Setiap tindakan tercatat',
            note: 'Siapa membuka, mengubah, atau menyetujui sesuatu tidak dapat dihapus dari catatan.',
          },
          {
            icon: 'map-pinned',
            title: 'Ketua RT hanya melihat wilayahnya',
            note: 'Data warga RT lain tidak terbuka baginya.',
          },
        ]}
      />
    </section>
  );
}
