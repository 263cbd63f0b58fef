import type { LetterPeople, LetterPlace } from '#features/letters';
import {
  ageAt,
  areaAddress,
  findParties,
  findResidents,
  populationLists,
  readAreas,
  readFamilyMembers,
  readResident,
} from '#features/population';
import { formatDate, todayOf } from '#kernel/calendar';
import { listAsked, type RequestContext } from '#kernel/http';
import { accountsWithRole } from '#kernel/notifications';
import { statusWord } from '../population/resident-words.ts';

const { MARITAL_STATUSES, NATIONALITIES, OCCUPATIONS, RELIGIONS, SEXES, wordIn } = populationLists;

/** What letters know of people, out of the register of residents. The caller looks beyond the walls where it must. */
const people: LetterPeople = {
  read: async (ctx, tx, id) => {
    const { areaCode, kk, address, values } = await readResident(ctx, tx, id);
    const areas = await readAreas(tx);
    const today = todayOf(ctx);
    const birthDate = values.birthDate ?? today;
    return {
      ...{
        id,
        areaCode,
        name: values.fullName ?? '',
        sex: values.sex ?? '',
        relation: values.relation ?? '',
      },
      isAlive: values.status === 'alive',
      isDead: values.status === 'dead',
      words: {
        nama: values.fullName ?? '',
        nik: values.nik ?? '',
        kk: kk ?? '',
        ttl: [values.birthPlace, formatDate(birthDate)].filter(Boolean).join(', '),
        jenis_kelamin: wordIn(SEXES, values.sex),
        agama: wordIn(RELIGIONS, values.religion),
        status_kawin: wordIn(MARITAL_STATUSES, values.maritalStatus),
        pekerjaan: wordIn(OCCUPATIONS, values.occupation),
        kewarganegaraan: wordIn(NATIONALITIES, values.nationality),
        alamat: [address, areaAddress(areas, areaCode)].filter(Boolean).join(', '),
        umur: `${ageAt(birthDate, today)} tahun`,
      },
    };
  },
  find: async (ctx, tx, q) => {
    const { items } = await findResidents(ctx, tx, { ...listAsked({ sort: 'name', size: 12 }), q });
    return items.map(({ id, values, age, address }) => ({
      ...{ id, name: values.fullName ?? '' },
      note: [`${age} tahun`, address, values.status === 'alive' ? '' : statusWord(values.status)]
        .filter(Boolean)
        .join(', '),
    }));
  },
  related: async (ctx, tx, id, how) => {
    if (how !== 'family') return (await findParties(tx, id, how)).map(toRelated);
    const { familyId } = await readResident(ctx, tx, id);
    return (await readFamilyMembers(ctx, tx, familyId)).map(toRelated);
  },
};

const toRelated = (one: { id: string; fullName: string; sex: string; relation: string }) => ({
  ...{ id: one.id, name: one.fullName, sex: one.sex, relation: one.relation },
});

export const OWN_URL = '/layanan-surat';
export const DESK_URL = '/admin-layanan-surat';
export const ENDORSE_URL = '/surat/paraf';
export const SIGN_URL = '/surat/tanda-tangan';
export const ISSUED_URL = '/surat/terbit';
const HOLDERS = { desk: 'admin', secretary: 'letter_secretary', signer: 'letter_signer' } as const;

export const letterPlace: LetterPlace = {
  people,
  ownUrl: (id) => `${OWN_URL}/${id}`,
  deskUrl: (id) => `${DESK_URL}/${id}`,
  endorseUrl: ENDORSE_URL,
  signUrl: SIGN_URL,
  checkUrl: (token) => `/surat/${token}`,
  waiting: (_ctx, tx, who) => accountsWithRole(tx, [HOLDERS[who]]),
  accountsOf: async (tx, residentId) => {
    const rows = await tx.query<{ id: string }>(
      `select id from accounts where tenant_id = balai.tenant_id() and subject_id = $1 and status = 'active'`,
      [residentId],
    );
    return rows.map(({ id }) => id);
  },
};

/** Letters name people of one's card, which stands behind the wall; whose request it is has been asked before. */
export const besideWalls = (ctx: RequestContext) =>
  ctx.beyondWalls('surat menyebut orang di kartu keluarganya');
