import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { page, type Route, redirectTo } from '#kernel/http';
import { notFound, type WorkContext } from '#kernel/work';
import { semesters } from './semesters.ts';

/** The super admin chooses which semester the office works on. */
export const semesterRoutes: readonly Route[] = [
  page.post(
    `${semesters.page}/:id/aktifkan`,
    { access: { resource: 'semester', right: 'activate' }, summary: 'Make this the active semester' },
    async (ctx) => {
      const name = await ctx.transaction((tx) => activateSemester(ctx, tx, ctx.params.id!));
      return redirectTo(`${semesters.page}/${ctx.params.id}`, {
        tone: 'success',
        text: `${name} aktif. Halaman lain sekarang mulai dari semester ini.`,
      });
    },
  ),
];

/** Makes a semester the one active; the one before it rests. Doing it twice changes nothing. @throws AppError 404 */
export async function activateSemester(ctx: WorkContext, tx: Tx, id: string): Promise<string> {
  // Two at once wait for each other here, so that never two are active nor none.
  const all = await tx.query<{ id: string; name: string; isActive: boolean }>(
    `select id, name, is_active as "isActive" from semesters
      where tenant_id = balai.tenant_id() and deleted_at is null order by id for update`,
  );
  const chosen = all.find((one) => one.id === id);
  if (!chosen) throw notFound();
  if (chosen.isActive) return chosen.name;
  const before = all.find(({ isActive }) => isActive);
  await tx.execute(
    `update semesters set is_active = false, version = version + 1
      where tenant_id = balai.tenant_id() and is_active and deleted_at is null`,
  );
  await tx.execute(
    `update semesters set is_active = true, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'semester.made_active', resource: 'semester', objectId: id, objectLabel: chosen.name },
    ...{ before: { active: before?.name ?? null }, after: { active: chosen.name } },
  });
  return chosen.name;
}
