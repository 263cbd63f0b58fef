import { afterAll } from 'vitest';
import { todayOf } from '#kernel/calendar';
import { openTestApp } from './test-app.ts';

/**
 * The demo cooperative on a database of its own, with its officers and two members signed in; closed at the end of
 * the file that opened it. `sql` asks as the cooperative; `today` is its own day.
 */
export async function openCooperative({ jobs = false } = {}) {
  const test = await openTestApp({ jobs });
  afterAll(() => test.close());
  const ctx = await test.system('koperasi');
  const signIn = (who: string) => test.signIn('koperasi', who);
  const [chair, secretary, treasurer, supervisor, member, otherMember] = await Promise.all([
    signIn('ketua'),
    signIn('sekretaris'),
    signIn('bendahara'),
    signIn('pengawas'),
    signIn('anggota'),
    signIn('anggota2@koperasi.example'),
  ]);
  return {
    ...{ test, ctx, chair, secretary, treasurer, supervisor, member, otherMember },
    sql: <T extends object>(text: string, ...values: unknown[]) =>
      ctx.transaction((tx) => tx.query<T>(text, values)),
    today: todayOf(ctx),
  };
}
