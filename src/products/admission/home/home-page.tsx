import { OfficeSection } from '#features/home';
import { page, type RequestContext, renderPage } from '#kernel/http';
import { type OrganisationProfile, organisationProfile, readSetting } from '#kernel/settings';
import { ClothHero, HeroPicture, LinkButton, NumberedSteps, PointList, SectionTitle } from '#kernel/ui';

/** The public face of an admission office: how a selection goes, what is asked of a participant, who decides what. */
export const homeRoute = page.get(
  '/',
  {
    access: { public: 'the front page shows only what the office publishes about itself' },
    summary: 'Front page',
  },
  async (ctx) => {
    const profile = await ctx.transaction((tx) => readSetting(tx, organisationProfile));
    return renderPage({
      surface: 'public',
      title: ctx.tenant.name,
      description: profile.heroText || 'Seleksi masuk program pascasarjana.',
      canonical: '/',
      body: <Home ctx={ctx} profile={profile} />,
    });
  },
);

function Home({ ctx, profile }: { ctx: RequestContext; profile: OrganisationProfile }) {
  return (
    <>
      <ClothHero
        title={profile.heroTitle || 'Seleksi yang terbuka, dari berkas sampai kelulusan.'}
        lead={profile.heroText || 'Setiap langkah tercatat dan dapat ditelusuri.'}
        picture={<HeroPicture kind="pascasarjana" />}
      >
        <div className="flex flex-wrap gap-2">
          {ctx.principal.kind === 'guest' && (
            <LinkButton href="/login" look="turmeric" size="lg">
              Masuk
            </LinkButton>
          )}
          <LinkButton href="#tahap" look="cloth" size="lg">
            Tahap seleksi
          </LinkButton>
        </div>
      </ClothHero>
      <div className="page-width mt-14 grid gap-14 lg:mt-20 lg:gap-20">
        <Stages />
        <ExamDay />
        <Fairness />
        <OfficeSection
          profile={profile}
          place={ctx.tenant.regionName}
          title="Hubungi sekretariat"
          lead="Untuk pertanyaan tentang berkas, jadwal ujian, dan hasil seleksi."
        />
      </div>
    </>
  );
}

function Stages() {
  return (
    <section aria-labelledby="tahap" className="grid gap-8 lg:grid-cols-[1fr_1.1fr] lg:gap-14">
      <div>
        <SectionTitle id="tahap" title="Tahap seleksi" />
        <p className="max-w-[48ch] text-muted">
          Sama untuk semua program studi. Jadwal dan ruang diberitahukan lewat surel sesudah berkas diperiksa.
        </p>
      </div>
      <NumberedSteps
        items={[
          { title: 'Berkas diperiksa', note: 'Ijazah, transkrip, identitas, dan syarat program studi.' },
          { title: 'Jadwal dan kartu ujian', note: 'Sesi, ruang, dan nomor kursi tertulis pada kartu.' },
          { title: 'Ujian', note: 'Tes potensi akademik, bahasa Inggris, dan bidang ilmu.' },
          {
            title: 'Nilai dan keputusan',
            note: 'Nilai bidang diisi program studi; kelulusan diputuskan rapat.',
          },
          { title: 'Pengumuman', note: 'Hasil dikirim kepada peserta, dengan surat yang dapat diperiksa.' },
        ]}
      />
    </section>
  );
}

function ExamDay() {
  return (
    <section aria-labelledby="hari-ujian" className="sheet p-6 lg:p-10">
      <SectionTitle id="hari-ujian" title="Pada hari ujian" />
      <PointList
        columns={4}
        items={[
          { icon: 'id-card', title: 'Kartu ujian dan KTP', note: 'Cetak kartunya, bawa KTP asli.' },
          { icon: 'clock', title: 'Datang lebih awal', note: 'Paling lambat 30 menit sebelum sesi.' },
          { icon: 'armchair', title: 'Duduk di kursi Anda', note: 'Nomornya tertulis pada kartu.' },
          { icon: 'smartphone', title: 'Titipkan ponsel', note: 'Ponsel dan jam pintar tidak dibawa masuk.' },
        ]}
      />
    </section>
  );
}

function Fairness() {
  return (
    <section aria-labelledby="adil">
      <SectionTitle id="adil" title="Mengapa hasilnya dapat dipercaya" />
      <PointList
        columns={3}
        items={[
          {
            icon: 'scroll-text',
            title: 'Setiap perubahan tercatat',
            note: 'Siapa mengubah data atau nilai, kapan, dan dari apa menjadi apa.',
          },
          {
            icon: 'users',
            title: 'Tugas dipisah',
            note: 'Yang memeriksa berkas, menjadwalkan, dan mengisi nilai adalah orang yang berbeda.',
          },
          {
            icon: 'lock',
            title: 'Data peserta terjaga',
            note: 'Program studi hanya melihat peserta programnya sendiri.',
          },
        ]}
      />
    </section>
  );
}
