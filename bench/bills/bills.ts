import { createSystemContext } from '#kernel/work';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';
import { measureMonthlyBills } from './measure-monthly-bills.ts';

/** The bills of a month for 100,000 members (small: 10,000), beside one bare INSERT … SELECT of the same rows. */
export async function bills(bench: Workbench): Promise<Figure> {
  const database = freshName();
  const open = await bench.open(database);
  const figures = await measureMonthlyBills(
    {
      createTenant: async (fresh) => void (await open.app.provision(fresh)),
      system: async (slug) =>
        createSystemContext(open.app, (await open.app.directory.findBySlug(slug))!, 'bench'),
      asSuperuser: (text, values) => bench.sql(database, text, values),
    },
    bench.isSmall ? 10_000 : 100_000,
  );
  await bench.drop(database);
  return {
    name: 'bills',
    value: rounded(figures.ratio),
    unit: 'ratio',
    baseline: `${rounded(figures.bare / 1000)} s for one bare INSERT … SELECT`,
    target: '≤ 2',
    ok: figures.ratio <= 2,
    detail: `${figures.count} bills in ${rounded(figures.job / 1000)} s; again, making none, ${rounded(figures.again / 1000)} s`,
  };
}
