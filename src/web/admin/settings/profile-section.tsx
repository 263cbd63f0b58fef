import type { Tx } from '#kernel/database';
import { check, type RequestContext } from '#kernel/http';
import type { SettingSection } from '#kernel/product';
import {
  changeSetting,
  type OrganisationProfile,
  organisationProfile,
  raiseAccessVersion,
  readSetting,
} from '#kernel/settings';
import { TextArea, TextField } from '#kernel/ui';

type Key = Exclude<keyof OrganisationProfile, 'logoFileId' | 'brand' | 'motif'>;

const FIELDS: readonly { key: Key; label: string; help?: string; autoComplete?: string }[] = [
  { key: 'shortName', label: 'Nama pendek', help: 'Dipakai di ponsel dan di kepala surat yang sempit.' },
  { key: 'tagline', label: 'Keterangan di bawah nama', help: 'Misalnya kecamatan dan kabupatennya.' },
  { key: 'registration', label: 'Nomor badan hukum atau pendaftaran' },
  { key: 'address', label: 'Alamat', autoComplete: 'street-address' },
  { key: 'hours', label: 'Jam layanan', help: 'Misalnya Senin sampai Jumat, 08.00 sampai 15.00.' },
  { key: 'phone', label: 'Telepon', autoComplete: 'tel' },
  { key: 'email', label: 'Surel kontak', autoComplete: 'email' },
  { key: 'heroTitle', label: 'Kalimat besar di halaman muka' },
];

/** How the organisation presents itself on every page, letter and card. */
export const profileSection: SettingSection = {
  key: 'profil',
  title: 'Profil organisasi',
  lead: 'Tampil di kepala dan kaki setiap halaman, surat, dan kartu.',
  fields: async (_ctx, tx, typed, errors) => {
    const now = await readSetting(tx, organisationProfile);
    const text = (key: Key) => (typed ? String(typed[key] ?? '') : now[key]);
    return (
      <>
        {FIELDS.map(({ key, label, help, autoComplete }) => (
          <TextField
            key={key}
            name={key}
            label={label}
            isOptional
            value={text(key)}
            maxLength={200}
            help={help}
            autoComplete={autoComplete}
            error={errors[key]}
          />
        ))}
        <TextArea
          name="heroText"
          label="Teks di bawahnya"
          isOptional
          rows={2}
          maxLength={400}
          value={text('heroText')}
          error={errors.heroText}
        />
      </>
    );
  },
  save: async (ctx, tx, typed) => {
    const given = Object.fromEntries(
      [...FIELDS.map(({ key }) => key), 'heroText' as const].map((key) => [
        key,
        String(typed[key] ?? '').trim(),
      ]),
    );
    await changeProfile(ctx, tx, (before) => check(organisationProfile.shape, { ...before, ...given }));
  },
};

/**
 * Writes the profile and says so: pages read it by the version stamp.
 * @returns the profile before
 */
export async function changeProfile(
  ctx: RequestContext,
  tx: Tx,
  change: (before: OrganisationProfile) => OrganisationProfile,
): Promise<OrganisationProfile> {
  const before = await changeSetting(ctx, tx, organisationProfile, {
    value: change,
    label: 'Profil organisasi',
  });
  await raiseAccessVersion(tx);
  return before;
}
