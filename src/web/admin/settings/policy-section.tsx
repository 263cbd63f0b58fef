import { givableRoles, readOwnWays, roleNeedsSecondFactor } from '#kernel/identity';
import type { Product, SettingSection } from '#kernel/product';
import { changeSetting, raiseAccessVersion, readSetting, securityPolicy } from '#kernel/settings';
import { CheckboxGroup, DescriptionList } from '#kernel/ui';

/** Who needs the second factor here, and how long a session lives. */
export function policySection(product: Product): SettingSection {
  const table = product.access;
  const lives = table.roles
    .filter(({ virtual }) => !virtual)
    .map(({ label, sessionHours }) => ({
      term: label,
      detail: sessionHours > 24 ? `${sessionHours / 24} hari` : `${sessionHours} jam`,
    }));
  return {
    key: 'keamanan',
    title: 'Keamanan masuk',
    lead: 'Verifikasi dua langkah wajib bagi peran yang memegang uang, peran, atau cadangan; di sini dapat ditambah.',
    fields: async (_ctx, tx, typed, errors) => {
      const policy = await readSetting(tx, securityPolicy);
      const { roles: own } = await readOwnWays(tx);
      const roles = givableRoles(table, own);
      const compulsory = roles.filter(({ key }) => roleNeedsSecondFactor(table, key));
      return (
        <>
          <CheckboxGroup
            name="secondFactorRoles"
            label="Wajib verifikasi dua langkah juga bagi"
            isOptional
            values={typed ? [typed.secondFactorRoles ?? []].flat() : policy.secondFactorRoles}
            options={roles
              .filter(({ key }) => !compulsory.some((known) => known.key === key))
              .map(({ key, label }) => ({ value: key, label }))}
            help={`Sudah wajib: ${compulsory.map(({ label }) => label).join(', ')}.`}
            error={errors.secondFactorRoles}
          />
          <div>
            <h3 className="mb-2 text-base font-semibold">Lama sesi, dihitung sejak masuk</h3>
            <DescriptionList items={lives} />
            <p className="mt-2 text-sm text-muted">
              Lima kali gagal dari satu jaringan mengunci akun dari sana 30 menit. Kata sandi paling sedikit 8
              karakter dengan huruf dan angka.
            </p>
          </div>
        </>
      );
    },
    save: async (ctx, tx, typed) => {
      const { roles: own } = await readOwnWays(tx);
      const known = new Set(givableRoles(table, own).map(({ key }) => key));
      const value = {
        secondFactorRoles: [typed.secondFactorRoles ?? []].flat().filter((key) => known.has(key)),
      };
      await changeSetting(ctx, tx, securityPolicy, { value, label: 'Keamanan masuk' });
      await raiseAccessVersion(tx);
    },
  };
}
