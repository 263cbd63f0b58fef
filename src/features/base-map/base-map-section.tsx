import { textIn } from '#kernel/http';
import type { SettingSection } from '#kernel/product';
import { changeSetting, readSetting } from '#kernel/settings';
import { TextField } from '#kernel/ui';
import { invalid } from '#kernel/work';
import { baseMap } from './base-map.ts';

const METRES_PER_DEGREE = 111_320;

/** Where the drawn map lies: part of the settings page. */
export const baseMapSection: SettingSection = {
  key: 'peta-dasar',
  title: 'Peta dasar',
  lead: 'Peta gambar untuk titik pengaduan dan potensi, tanpa memuat apa pun dari luar.',
  fields: async (_ctx, tx, typed, errors) => {
    const { frame } = await readSetting(tx, baseMap);
    const now = frame && {
      centre: `${((frame.north + frame.south) / 2).toFixed(5)},${((frame.west + frame.east) / 2).toFixed(5)}`,
      metres: String(Math.round((frame.north - frame.south) * METRES_PER_DEGREE)),
    };
    return (
      <>
        <TextField
          name="centre"
          label="Titik tengah"
          value={typed ? textIn(typed, 'centre') : (now?.centre ?? '')}
          help="Lintang dan bujur, misalnya -3.25310,114.59200."
          error={errors.centre}
          maxLength={40}
        />
        <TextField
          name="metres"
          label="Tinggi peta, meter"
          inputMode="numeric"
          value={typed ? textIn(typed, 'metres') : (now?.metres ?? '4000')}
          error={errors.metres}
          maxLength={6}
        />
      </>
    );
  },
  save: async (ctx, tx, typed) => {
    const found = /^(-?\d{1,2}(?:\.\d{1,10})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,10})?)$/.exec(
      textIn(typed, 'centre'),
    );
    if (!found) throw invalid({ centre: 'Isi lintang dan bujur, dipisah koma.' });
    const metres = Number(textIn(typed, 'metres'));
    if (!Number.isInteger(metres) || metres < 500 || metres > 50_000)
      throw invalid({ metres: 'Isi angka 500 sampai 50000.' });
    const [latitude, longitude] = [Number(found[1]), Number(found[2])];
    const up = metres / METRES_PER_DEGREE / 2;
    // Half as wide again as it is high, which a phone and a screen both show well.
    const side = (up * 1.5) / Math.cos((latitude * Math.PI) / 180);
    const frame = {
      ...{ west: longitude - side, east: longitude + side },
      ...{ south: latitude - up, north: latitude + up },
    };
    await changeSetting(ctx, tx, baseMap, {
      value: ({ shapes }) => ({ frame, shapes }),
      label: 'Peta dasar',
      show: ({ frame: shown, shapes }) => ({ ...shown, shapes: shapes.length }),
    });
  },
};
