import { textIn } from '#kernel/http';
import { bulkPace, FASTEST_PER_MINUTE, SLOWEST_PER_MINUTE } from '#kernel/mail';
import type { SettingSection } from '#kernel/product';
import { changeSetting, readSetting } from '#kernel/settings';
import { TextField } from '#kernel/ui';
import { invalid } from '#kernel/work';

/** How fast letters to many leave: part of the settings page. */
export const paceSection: SettingSection = {
  key: 'surel-massal',
  title: 'Surel ke banyak orang',
  lead: 'Pengumuman dan kabar dikirim satu per satu. Penyedia surel memutus pengirim yang terlalu cepat.',
  fields: async (_ctx, tx, typed, errors) => {
    const { perMinute } = await readSetting(tx, bulkPace);
    return (
      <TextField
        name="perMinute"
        label="Surel per menit, paling banyak"
        inputMode="numeric"
        maxLength={3}
        value={typed ? textIn(typed, 'perMinute') : String(perMinute)}
        help={`${SLOWEST_PER_MINUTE} sampai ${FASTEST_PER_MINUTE}. Tanyakan batasnya kepada penyedia surel Anda.`}
        error={errors.perMinute}
        className="max-w-60"
      />
    );
  },
  save: async (ctx, tx, typed) => {
    const text = textIn(typed, 'perMinute');
    const perMinute = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (perMinute < SLOWEST_PER_MINUTE || perMinute > FASTEST_PER_MINUTE) {
      throw invalid({ perMinute: `Isi angka ${SLOWEST_PER_MINUTE} sampai ${FASTEST_PER_MINUTE}.` });
    }
    await changeSetting(ctx, tx, bulkPace, { value: { perMinute }, label: 'Surel ke banyak orang' });
  },
};
