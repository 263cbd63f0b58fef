import { type PageAnswer, type RequestContext, readListQuery, renderPage } from '#kernel/http';
import { PageHeader, SearchField, Sheet } from '#kernel/ui';
import { AppError, notFound } from '#kernel/work';
import { regionName } from './campus.ts';
import { findMembers, isUuid, type MemberListItem, memberListShape } from './find-members.ts';

/** The pages of a task that officers give to members. */
export interface TaskPlace {
  /** The list; `/baru` below it finds a member. */
  base: string;
  label: string;
  help: string;
}

/** Finds an active member by name or number, as the first step of giving somebody a task. */
export async function chooseMember(
  ctx: RequestContext,
  place: TaskPlace,
  title: string,
): Promise<PageAnswer> {
  const q = (ctx.query.get('q') ?? '').trim().slice(0, 100);
  const asked = readListQuery(
    new URLSearchParams({ q, size: '25', 'filter[status]': 'active' }),
    memberListShape,
  );
  const items = q ? (await ctx.read((tx) => findMembers(ctx, tx, asked))).items : [];
  return taskPage(place, title, undefined, () => (
    <ChooseMember title={title} here={`${place.base}/baru`} q={q} items={items} />
  ));
}

/** A page of the task, with what is wrong in its form. */
export function taskPage(
  { base, label, help }: TaskPlace,
  title: string,
  problem: AppError | undefined,
  body: (errors: AppError['fields']) => PageAnswer['body'],
): PageAnswer {
  const errors = problem ? (problem.status === 422 ? problem.fields : { form: problem.message }) : {};
  return renderPage({
    surface: 'console',
    title,
    ...(title === label ? {} : { trail: [{ label, url: base }] }),
    menuUrl: base,
    help,
    status: problem?.status ?? 200,
    body: body(errors),
  });
}

/** The task that the address names. @throws AppError 404 */
export function taskIdOf(ctx: RequestContext): string {
  const id = ctx.params.id ?? '';
  if (!isUuid(id)) throw notFound();
  return id;
}

/** What the form itself says: something missing, or something that stands against it. */
export const isForForm = (error: unknown): error is AppError =>
  error instanceof AppError && (error.status === 422 || error.status === 409);

function ChooseMember(props: { title: string; here: string; q: string; items: readonly MemberListItem[] }) {
  const { title, here, q, items } = props;
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={title} note="Cari anggota aktif, lalu pilih namanya." />
      <form action={here} method="get">
        <SearchField name="q" label="Nama atau nomor anggota" value={q} />
      </form>
      {q && (
        <Sheet>
          {items.length === 0 ? (
            <p className="text-muted">Tidak ada anggota aktif dengan nama atau nomor itu.</p>
          ) : (
            <ul className="grid gap-3">
              {items.map((item) => (
                <li key={item.id}>
                  <a className="font-semibold hover:underline" href={`${here}?member=${item.id}`}>
                    {item.fullName}
                  </a>
                  <span className="block text-sm text-muted">
                    {[item.memberNumber, item.universityName, regionName(item.regionCode)]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </div>
  );
}
