import { keepClassifications, readTypes, saveType } from '#features/letters';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import {
  CLASSIFICATIONS,
  EDITION,
  FIRST_TYPES,
  type FirstType,
  OLD_CLASSIFICATIONS,
  OLD_EDITION,
} from './first-types.ts';

/** The letters that a village starts with; types that are there already stay as the village has made them. */
export async function seedLetters(ctx: WorkContext, tx: Tx): Promise<void> {
  await keepClassifications(tx, EDITION, CLASSIFICATIONS);
  await keepClassifications(tx, OLD_EDITION, OLD_CLASSIFICATIONS);
  const known = new Set((await readTypes(tx)).map(({ code }) => code));
  for (const type of FIRST_TYPES) if (!known.has(type.code)) await saveType(ctx, tx, wishOf(type));
}

function wishOf(type: FirstType) {
  const {
    code,
    title,
    classification,
    fields = [],
    parties = [],
    requirements = [],
    says,
    validMonths = 0,
  } = type;
  const template =
    `Yang bertanda tangan di bawah ini, Kepala {{desa.nama}}, menerangkan bahwa:\n\n{{identitas.pemohon}}\n\n${says}\n\n` +
    'Demikian surat ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.';
  return {
    ...{ code, title, isOnline: !type.isCounterOnly, isActive: true },
    definition: {
      ...{
        classification: { edition: EDITION, code: classification },
        fields,
        parties,
        requirements,
        template,
      },
      ...{ validMonths, isEndorsed: true },
    },
  };
}
