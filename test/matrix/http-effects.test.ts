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
};

const declarations = new Map(
  products.flatMap((product) =>
    collectRoutes(product)
      .filter(({ method }) => method !== 'GET')
      .map((route) => [declarationOf(route), `${route.method} ${route.path}`]),
  ),
);

it('every change that is declared was made by somebody who may, and seen in the database', () => {
  const seen = readWitnesses();
  const faults = [...declarations].filter(([known]) => !seen.has(known) && !(known in WITHOUT_ROWS));
  expect(faults.map(([known, example]) => `${known} (${example})`)).toEqual([]);
});

it('what is excused is declared and was not made', () => {
  const seen = readWitnesses();
  const excused = Object.keys(WITHOUT_ROWS);
  expect(excused.filter((known) => !declarations.has(known) || seen.has(known))).toEqual([]);
});
