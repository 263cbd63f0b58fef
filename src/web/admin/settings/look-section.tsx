import type { SettingSection } from '#kernel/product';
import { type OrganisationProfile, organisationProfile, readSetting } from '#kernel/settings';
import { Badge, LinkButton, RadioGroup, Select, TextField } from '#kernel/ui';
import { invalid } from '#kernel/work';
import {
  deriveTheme,
  faultsOf,
  type HouseKind,
  houseKindOf,
  type Pair,
  type Theme,
} from '../../theme/index.ts';
import { changeProfile } from './profile-section.tsx';

const MOTIFS: readonly { value: Exclude<OrganisationProfile['motif'], ''>; label: string }[] = [
  { value: 'kawung', label: 'Kawung' },
  { value: 'tumpal', label: 'Tumpal' },
  { value: 'anyaman', label: 'Anyaman purun' },
  { value: 'truntum', label: 'Truntum' },
  { value: 'none', label: 'Tanpa motif' },
];

/** What the colour picker stands on until a colour was chosen. */
const FIRST = '#1c4f8c';

/** Colour and motif of the organisation (VISUAL §10). Type, corners and the colours of states are not its to change. */
export const lookSection: SettingSection = {
  key: 'tampilan',
  title: 'Warna dan motif',
  lead: 'Dipakai di semua halaman, terang dan gelap. Warna yang tidak terbaca ditolak.',
  fields: async (ctx, tx, typed, errors) => {
    const now = await readSetting(tx, organisationProfile);
    const kind = houseKindOf(ctx.tenant.kind);
    const text = (key: string, stored: string) => (typed ? String(typed[key] ?? '') : stored);
    const brand = text('brand', now.brand);
    const theme = text('colour', now.brand && 'own') === 'own' ? deriveTheme(kind, brand) : undefined;
    return (
      <>
        <RadioGroup
          name="colour"
          label="Warna"
          value={text('colour', now.brand ? 'own' : 'house')}
          options={[
            { value: 'house', label: 'Warna baku' },
            {
              value: 'own',
              label: 'Warna sendiri',
              help: 'Dari satu warna kami turunkan warna tombol, tautan, dan kain, terang dan gelap.',
            },
          ]}
          error={errors.colour}
        />
        <TextField
          name="brand"
          type="color"
          label="Warna pilihan"
          className="max-w-32"
          value={brand || FIRST}
          error={errors.brand}
        />
        <Select
          name="motif"
          label="Motif kain"
          placeholder={false}
          options={[{ value: 'house', label: 'Motif baku' }, ...MOTIFS]}
          value={text('motif', now.motif || 'house')}
          error={errors.motif}
        />
        {theme && <Measured theme={theme} />}
        {now.brand !== '' && !typed && <Preview kind={kind} motif={now.motif} />}
      </>
    );
  },
  save: async (ctx, tx, typed) => {
    const motif = MOTIFS.find(({ value }) => value === typed.motif);
    if (!motif && typed.motif !== 'house') throw invalid({ motif: 'Pilih motif dari daftar.' });
    const brand =
      typed.colour === 'own' ? readBrand(houseKindOf(ctx.tenant.kind), String(typed.brand ?? '')) : '';
    await changeProfile(ctx, tx, (before) => ({
      ...before,
      ...{ brand, motif: motif?.value ?? '' },
    }));
  },
};

/** @throws AppError 422 for what is no colour, or one of which something could not be read */
function readBrand(kind: HouseKind, typed: string): string {
  const theme = deriveTheme(kind, typed);
  if (!theme) throw invalid({ brand: 'Pilih satu warna.' });
  const [fault] = faultsOf(theme);
  if (fault)
    throw invalid({
      brand: `Warna ini tidak dapat dipakai: ${fault.label.toLowerCase()} hanya ${shown(fault.ratio)} banding 1, paling sedikit ${shown(fault.least)}. Pilih yang lain.`,
    });
  return typed.toLowerCase();
}

/** How well everything can be read that the colour becomes. */
function Measured({ theme }: { theme: Theme }) {
  return (
    <div className="grid gap-3">
      {theme.isOrnamentOnly && (
        <p className="text-sm text-muted">
          Warna ini terlalu terang untuk tulisan dan tombol: ia menghiasi kain, yang lain tetap warna baku.
        </p>
      )}
      <table className="book">
        <caption className="pb-2 text-left text-sm font-semibold">Keterbacaan</caption>
        <thead>
          <tr>
            <th scope="col">Di mana</th>
            <th scope="col" className="is-end">
              Terang
            </th>
            <th scope="col" className="is-end">
              Gelap
            </th>
          </tr>
        </thead>
        <tbody>
          {theme.pairs
            .filter(({ mode }) => mode === 'light')
            .map((light) => (
              <tr key={light.label}>
                <th scope="row" className="font-normal">
                  {light.label}
                </th>
                <Ratio pair={light} />
                <Ratio
                  pair={theme.pairs.find(({ mode, label }) => mode === 'dark' && label === light.label)!}
                />
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Ratio({ pair: { ratio, least } }: { pair: Pair }) {
  return (
    <td className="figures is-end whitespace-nowrap">
      {`${shown(ratio)} : 1`}
      {ratio < least && <span className="block text-xs text-error">{`paling sedikit ${shown(least)}`}</span>}
    </td>
  );
}

/** The colours as they stand now, by day and by night. */
function Preview({ kind, motif }: { kind: HouseKind; motif: OrganisationProfile['motif'] }) {
  return (
    <section className="grid gap-3 sm:grid-cols-2" aria-label="Contoh warna yang berlaku">
      {[
        { theme: kind, words: 'Terang' },
        { theme: `${kind}-gelap`, words: 'Gelap' },
      ].map(({ theme, words }) => (
        <div
          key={theme}
          data-theme={theme}
          data-motif={motif || undefined}
          className="overflow-hidden rounded-2xl border border-base-300 bg-base-100 text-base-content"
        >
          <div className="relative overflow-hidden bg-cloth p-4 text-cloth-content">
            <i className="motif opacity-10" aria-hidden="true" />
            <p className="relative font-bold">{words}</p>
            <p className="relative text-sm text-cloth-muted">Kata di atas kain</p>
          </div>
          <div className="grid justify-items-start gap-3 p-4">
            <LinkButton href="#tampilan" look="primary" size="sm">
              Tombol utama
            </LinkButton>
            <p>
              Tulisan dengan{' '}
              <a href="#tampilan" className="link">
                tautan
              </a>
            </p>
            <Badge tone="success">Lunas</Badge>
            <p className="rounded-lg bg-soft px-3 py-2 text-sm text-soft-content">Baris terpilih</p>
          </div>
        </div>
      ))}
    </section>
  );
}

const shown = (ratio: number) => ratio.toLocaleString('id-ID', { maximumFractionDigits: 1 });
