import { Secret, TOTP } from 'otpauth';
import type { Route } from '../../src/kernel/http/index.ts';
import { importOf } from '../../src/kernel/register/index.ts';
import { describeRoute } from './call-route.ts';
import type { House, Person } from './demo-people.ts';
import type { Known } from './form-hand.ts';
import type { WalkKnowledge } from './walk-forms.ts';

/** Acts that leave no row of their own, each with its reason. */
export const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  'POST /tampilan': 'a choice of looks is kept in the own browser',
  'POST /logout': 'ends the session one walks in; test/account/sessions.test.ts',
};

/**
 * Forms that nobody comes across by walking (a mailed link leads to them, or a state that takes time), and the test that
 * sends them and looks at what became of it.
 */
export const SENT_ELSEWHERE: readonly [routes: RegExp, test: string, proof: string][] = [
  [
    /^POST \/(activate|invitation)\/:token$|^POST \/reset-password$/,
    'test/account/links.test.ts',
    'client.post(link',
  ],
  [/^POST \/verify-email$/, 'test/account/links.test.ts', "post('/verify-email'"],
  [/^POST \/verify-email\/resend$/, 'test/account/links.test.ts', "post('/verify-email/resend')"],
  [
    /^POST \/me\/security\/sessions\/others\/end$/,
    'test/account/sessions.test.ts',
    '/me/security/sessions/others/end',
  ],
  [/^POST \/me\/security\/second-factor\/disable$/, 'test/account/second-factor.test.ts', '/disable'],
  [
    /^POST \S+\/(pekerjaan|jobs|superadmin-pekerjaan)\/:id\/(ulangi|batalkan)$/,
    'test/admin/office.test.ts',
    '/ulangi',
  ],
  [/^POST \S+\/surel$/, 'test/admin/office.test.ts', '/pengaturan/surel'],
];

export const knowledge: WalkKnowledge = {
  known: (route, shown) => {
    const said = BY_ROUTE.filter(([pattern]) => pattern.test(describeRoute(route)));
    return Object.assign({ ...ALWAYS }, ...said.map(([, tell]) => tell(shown, route)));
  },
  provenBy: (route) => BY_TABLE.find(([pattern]) => pattern.test(describeRoute(route)))?.[1] ?? [],
  alsoLeadsTo: (address, page) =>
    // The role is asked first, by a form that only looks.
    /\/peran\/beri$/.test(address)
      ? [...page.matchAll(/<option value="([^"]+)"/g)].map(([, role]) => `${address}?role=${role}`)
      : [],
};

type Shown = { page: string; person: Person; turn: number; house: House };

const ALWAYS: Known = { understood: '1' };

const BY_ROUTE: readonly [RegExp, (shown: Shown, route: Route) => Known][] = [
  [/^POST \/buku\/\S+\/impor$/, ({ house, turn }, { path }) => sheetFor(house, path, turn)],
  [
    /^POST \/(login|forgot-password)$/,
    ({ person }) => ({ identifier: person.neighbour.identifier, password: person.neighbour.password }),
  ],
  [
    /^POST \/pembukuan\/bagan-akun$/,
    ({ turn }) => ({
      ...{ class: 'expense', code: `5.9.${turn}`, name: `Beban contoh ${turn}` },
      ...{ groupName: 'Beban usaha', cashFlow: 'operating' },
    }),
  ],
  [/^POST \/pembukuan\/jurnal$/, ({ page }) => journalOf(page)],
  [
    /^POST \/me\/security\/password$/,
    ({ person }) => ({
      current: passwordOf(person),
      password: passwordOf(person),
      again: passwordOf(person),
    }),
  ],
  [/^POST \/me\/(security\/confirm|privacy\/)/, ({ person }) => ({ password: passwordOf(person) })],
  [/^POST \/me\/security\/second-factor$/, ({ page }) => ({ code: codeOn(page) })],
  [
    /^POST \/(pengguna|system\/users|superadmin-(user|admin))$/,
    ({ turn }) => ({ email: `contoh${turn}@surat.example`, username: '' }),
  ],
  [
    /^POST \/(pengguna|system\/users|superadmin-(user|admin))\/:id$/,
    ({ turn }) => ({ name: `Nama Contoh ${turn}` }),
  ],
  [
    /^POST \S*\/(superadmin-)?(menus?|submenus?)(\/:key)?$/,
    ({ turn }) => ({ label: `Menu ${turn}`, url: '/help', icon: 'star' }),
  ],
];

const BY_TABLE: readonly [RegExp, readonly string[]][] = [
  [/^POST \/(login|me\/security\/(sessions|confirm))|\/keluarkan$/, ['sessions']],
];

/** Paper paid from the till. */
function journalOf(page: string): Known {
  const idOf = (code: string) => page.match(new RegExp(`value="([0-9a-f-]{36})">${code} `))?.[1] ?? '';
  return {
    ...{ account1: idOf('5.1.04'), debit1: '12.500', credit1: '' },
    ...{ account2: idOf('1.1.01'), debit2: '', credit2: '12.500' },
  };
}

const passwordOf = ({ account }: Person) => account?.password ?? '';

function codeOn(page: string): string {
  const secret = /data-copy="([A-Z2-7 ]+)"/.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  return secret ? new TOTP({ secret: Secret.fromBase32(secret) }).generate() : '';
}

/** A sheet with one row for the book whose import stands at this address. */
function sheetFor({ product }: House, address: string, turn: number): Known {
  const register = product.registers.find(({ page }) => `${page}/impor` === address)!;
  const columns = importOf(register)!.profile.fields.filter(({ required }) => required);
  const cells = columns.map(({ key, example }) => {
    const field = register.fields.find((one) => one.key === key)!;
    if (field.type === 'choice') return field.choices[0]!.label;
    if (field.type === 'date') return '02-11-2026';
    if (field.type === 'time') return '09:00';
    if (['number', 'rupiah', 'percent'].includes(field.type)) return '3';
    return example ?? `Contoh ${turn}`;
  });
  const lines = [columns.map(({ label }) => label), cells].map((line) =>
    line.map((cell) => `"${cell}"`).join(','),
  );
  return { file: { name: 'lembar.csv', type: 'text/csv', content: Buffer.from(lines.join('\n')) } };
}
