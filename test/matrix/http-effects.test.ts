import { expect, it } from 'vitest';
import { products } from '../../src/products.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { declarationOf, readWitnesses } from '../support/witness.ts';

/**
 * The other half of the matrix over HTTP: who is allowed to change something changes it. Every test that sends a form or a call to a
 * real server is watched for the rows it changes; when all have run, no declared change may be left that nobody made.
 */
const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  'POST public: Choose light or dark': 'kept in the own browser',
  'POST settings.update: Send a test mail': 'leaves at once, past the outbox, and only its audit stays',
  'POST cms.home.manage: The front page with a section as typed': 'only shows',
  'POST landing-page.update: The front page with a section as typed': 'only shows',
  'POST cms.page.manage: Show a page as typed, without storing it': 'only shows',
  'POST cms.news.manage: Show news as typed, without storing them': 'only shows',
  'POST member.view: Ask before doing something with the picked people': 'only asks',
  'POST member.export: Take member data along as a file': 'leaves only its audit',
  'POST member.view_sensitive: Open NIK and salary; the reading is audited': 'leaves only its audit',
  'POST dues.bill.generate: What a billing run for a month would make': 'only shows',
  'POST loan-simulation.create: The schedule of a loan and what it really costs a year': 'only shows',
  'POST shu-simulation.create: How a surplus would be shared: pools by percentage, `modal` by savings, `usaha` by business':
    'only shows',
  'POST site.update: The front page with a section as typed': 'only shows',
  'POST news.update: Show news as typed, without storing them': 'only shows',
  'POST page.update: Show a page as typed, without storing it': 'only shows',
  'POST public: Compare a file with the letter': 'only shows',
};

/**
 * Owed: rooms of the village that landed last. The handlers of its site are the union's and proven there, at other addresses;
 * each test that is written takes its line away.
 */
const OWED: ReadonlySet<string> = new Set([
  'POST site.update: Put the sections in order',
  'POST site.update: Store address, contact and place',
  'POST site.update: Store words and settings of a section',
  'POST site.update: Show or hide a section',
  'POST news.update: Upload a picture',
  'POST news.update: Describe a picture anew',
  'POST news.update: Delete an unused picture',
  'POST news.update: Add a category',
  'POST news.update: Rename a category',
  'POST news.update: Take away an unused category',
  'POST news.update: Store changes of a piece of news',
  'POST news.delete: Delete a piece of news',
  'POST page.create: Store a new page',
  'POST page.update: Store a revision of a page',
  'POST page.update: Take up an older revision',
  'POST page.delete: Delete a page',
  'POST letter-request.update: Change a request',
  'POST letter.endorse: Give a letter back to the desk',
  'POST letter.sign: Give a letter back to the desk',
  'POST letter-request.assist: Note that a letter was fetched',
]);

const declarations = new Map(
  products.flatMap((product) =>
    collectRoutes(product)
      .filter(({ method }) => method !== 'GET')
      .map((route) => [declarationOf(route), `${route.method} ${route.path}`]),
  ),
);

it('every change that is declared was made by somebody who may, and seen in the database', () => {
  const seen = readWitnesses();
  const faults = [...declarations].filter(
    ([known]) => !seen.has(known) && !(known in WITHOUT_ROWS) && !OWED.has(known),
  );
  expect(faults.map(([known, example]) => `${known} (${example})`)).toEqual([]);
});

it('what is excused is declared and was not made', () => {
  const seen = readWitnesses();
  const excused = [...Object.keys(WITHOUT_ROWS), ...OWED];
  expect(excused.filter((known) => !declarations.has(known) || seen.has(known))).toEqual([]);
});
