import { formatMoment, type Zone } from '#kernel/calendar';
import type { ListQuery } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Pagination,
  RadioGroup,
  SearchField,
  Select,
  Sheet,
  Tabs,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { ForumCategory } from './categories.ts';
import { ThreadBadges } from './forum-list.tsx';
import { type ForumPlace, regionLabel } from './forum-place.ts';
import { MuteForm, PostDecision, ThreadDecisions } from './moderation-forms.tsx';
import type { ForumMute } from './mutes.ts';
import type { ForumPost } from './post.ts';
import { PostCard } from './post-card.tsx';
import { PostText } from './post-text.tsx';
import { REPORT_REASONS, type ReportedPost } from './report.ts';
import type { ForumThread } from './thread.ts';

export const VIEWS = ['reports', 'threads', 'hidden', 'mutes'] as const;
export type ModerationView = (typeof VIEWS)[number];

const VIEW_LABELS: Readonly<Record<ModerationView, string>> = {
  reports: 'Laporan',
  threads: 'Utas',
  hidden: 'Disembunyikan',
  mutes: 'Dibisukan',
};

interface Frame {
  place: ForumPlace;
  view: ModerationView;
  reportCount: number;
  errors: FieldErrors;
  children: React.ReactNode;
}

/** The moderator's desk: what waits, and the three lists beside it. */
export function ModerationFrame({ place, view, reportCount, errors, children }: Frame) {
  const base = place.addresses.moderation;
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Moderasi forum"
        note={
          reportCount > 0
            ? `${formatCount(reportCount)} tulisan dilaporkan`
            : 'Tidak ada laporan yang menunggu'
        }
        actions={<LinkButton href={`${base}/categories`}>Kategori</LinkButton>}
      />
      <ErrorSummary errors={errors} />
      <Tabs
        label="Bagian moderasi"
        items={VIEWS.map((key) => ({
          label: VIEW_LABELS[key],
          url: key === 'reports' ? base : `${base}?view=${key}`,
          isCurrent: key === view,
          ...(key === 'reports' && reportCount > 0 ? { count: formatCount(reportCount) } : {}),
        }))}
      />
      {children}
    </div>
  );
}

export function ReportQueue(props: {
  place: ForumPlace;
  items: readonly ReportedPost[];
  total: number;
  page: number;
  pageSize: number;
  zone: Zone;
}) {
  const { place, items, total, page, pageSize, zone } = props;
  const base = place.addresses.moderation;
  if (items.length === 0) {
    return (
      <EmptyState kind="nothing-yet" icon="shield-check" title="Tidak ada laporan">
        Tulisan yang dilaporkan anggota masuk ke sini, yang paling lama menunggu di atas.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      {items.map((item) => (
        <Sheet
          key={item.postId}
          title={item.threadTitle}
          note={`${regionLabel(place, item.regionCode)} · tulisan #${item.number} oleh ${item.authorName}`}
          action={
            <LinkButton href={`${base}/threads/${item.threadId}`} size="sm">
              Buka utas
            </LinkButton>
          }
        >
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid content-start gap-3">
              <PostText>{item.body}</PostText>
              <p className="flex flex-wrap items-center gap-2 text-sm">
                {item.reasons.map((reason) => (
                  <Badge key={reason} tone="warning" icon="flag">
                    {REPORT_REASONS[reason as keyof typeof REPORT_REASONS]}
                  </Badge>
                ))}
                <span className="text-muted">
                  {formatCount(item.count)} laporan sejak {formatMoment(item.firstAt, zone, 'short')}
                </span>
              </p>
              {item.notes.length > 0 && (
                <ul className="grid list-disc gap-1 pl-5 text-sm">
                  {[...new Set(item.notes)].map((note) => (
                    <li key={note} className="break-words">
                      {note}
                    </li>
                  ))}
                </ul>
              )}
            </div>
            <div className="grid content-start gap-3">
              <PostDecision place={place} postId={item.postId} isHidden={false} hasReports back={base} />
              <MuteForm place={place} postId={item.postId} name={item.authorName} back={base} />
            </div>
          </div>
        </Sheet>
      ))}
      <Pagination
        isPlain
        page={page}
        pageCount={Math.max(1, Math.ceil(total / pageSize))}
        summary={`${formatCount(total)} tulisan dilaporkan`}
        pageUrl={(to) => `${base}?page=${to}`}
      />
    </div>
  );
}

export function ThreadTable(props: {
  place: ForumPlace;
  list: ListQuery;
  items: readonly ForumThread[];
  total: number;
  zone: Zone;
  url: (changes: Record<string, string | number | null>) => string;
}) {
  const { place, list, items, total, zone, url } = props;
  const base = place.addresses.moderation;
  return (
    <>
      <Form
        action={base}
        method="get"
        hidden={{ view: 'threads' }}
        className="flex flex-wrap items-end gap-2"
      >
        <div className="w-full sm:w-80">
          <SearchField label="Cari judul atau isi" value={list.q} />
        </div>
        <Select
          name="filter[state]"
          label="Keadaan"
          isLabelHidden
          value={list.filters.state?.[0] ?? ''}
          placeholder="Semua keadaan"
          isOptional
          options={[
            { value: 'pinned', label: 'Disematkan' },
            { value: 'locked', label: 'Dikunci' },
            { value: 'hidden', label: 'Disembunyikan' },
          ]}
        />
        <Button>Cari</Button>
      </Form>
      <DataTable
        caption="Utas yang Anda moderasi"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        sort={list.sort}
        sortUrl={(key, direction) => url({ sort: direction === 'descending' ? `-${key}` : key })}
        columns={[
          {
            key: 'title',
            label: 'Utas',
            isSortable: true,
            cell: (thread) => (
              <>
                <a className="link font-semibold break-words" href={`${base}/threads/${thread.id}`}>
                  {thread.title}
                </a>
                <span className="block text-sm text-muted">
                  {thread.categoryName}, {regionLabel(place, thread.regionCode)} · oleh {thread.authorName}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (thread) => <ThreadBadges thread={{ ...thread, isUnread: false, isFollowed: false }} />,
          },
          {
            key: 'replies',
            label: 'Balasan',
            isSortable: true,
            isNumeric: true,
            cell: (thread) => formatCount(thread.replyCount),
          },
          {
            key: 'last',
            label: 'Terakhir',
            isSortable: true,
            isNarrow: true,
            cell: (thread) => formatMoment(thread.lastPostAt, zone, 'short'),
          },
        ]}
        empty={{
          kind: list.q || list.filters.state ? 'not-found' : 'nothing-yet',
          title: 'Tidak ada utas',
          children: 'Utas yang berada dalam wewenang Anda tampil di sini.',
        }}
        footer={
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(total / list.size))}
            summary={`${formatCount(items.length)} dari ${formatCount(total)} utas`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </>
  );
}

export function HiddenTable(props: {
  place: ForumPlace;
  items: readonly (ForumPost & { hiddenAt: Date })[];
  total: number;
  page: number;
  pageSize: number;
  zone: Zone;
}) {
  const { place, items, total, page, pageSize, zone } = props;
  const back = `${place.addresses.moderation}?view=hidden`;
  return (
    <DataTable
      caption="Tulisan yang disembunyikan"
      rows={items}
      rowKey={({ id }) => id}
      rowLabel={({ threadTitle, number }) => `tulisan #${number} dalam ${threadTitle}`}
      columns={[
        {
          key: 'post',
          label: 'Tulisan',
          cell: (post) => (
            <>
              <a
                className="link font-semibold break-words"
                href={`${place.addresses.moderation}/threads/${post.threadId}?post=${post.number}#tulisan-${post.number}`}
              >
                {post.threadTitle} #{post.number}
              </a>
              <span className="block max-w-prose text-sm break-words text-muted">
                {post.body.slice(0, 160)}
                {post.body.length > 160 && '…'}
              </span>
            </>
          ),
        },
        { key: 'author', label: 'Penulis', cell: (post) => post.authorName },
        { key: 'reason', label: 'Alasan', cell: (post) => post.hiddenReason ?? '–' },
        {
          key: 'at',
          label: 'Sejak',
          isNarrow: true,
          cell: (post) => formatMoment(post.hiddenAt, zone, 'short'),
        },
        {
          key: 'act',
          label: 'Tindakan',
          cell: (post) => (
            <PostDecision place={place} postId={post.id} isHidden hasReports={false} back={back} />
          ),
        },
      ]}
      empty={{
        kind: 'nothing-yet',
        icon: 'eye-off',
        title: 'Tidak ada yang disembunyikan',
        children: 'Tulisan yang disembunyikan dapat ditampilkan lagi dari sini.',
      }}
      footer={
        <Pagination
          page={page}
          pageCount={Math.max(1, Math.ceil(total / pageSize))}
          summary={`${formatCount(total)} tulisan`}
          pageUrl={(to) => `${back}&page=${to}`}
        />
      }
    />
  );
}

export function MuteTable(props: { place: ForumPlace; items: readonly ForumMute[]; zone: Zone }) {
  const { place, items, zone } = props;
  return (
    <DataTable
      caption="Orang yang dibisukan"
      rows={items}
      rowKey={({ id }) => id}
      rowLabel={({ name }) => name}
      columns={[
        { key: 'name', label: 'Nama', cell: (mute) => mute.name },
        { key: 'reason', label: 'Alasan', cell: (mute) => mute.reason },
        {
          key: 'where',
          label: 'Di mana',
          cell: (mute) => regionLabel(place, mute.regionCode),
        },
        {
          key: 'ends',
          label: 'Sampai',
          isNarrow: true,
          cell: (mute) => formatMoment(mute.endsAt, zone, 'short'),
        },
        { key: 'by', label: 'Oleh', onPhone: 'hidden', cell: (mute) => mute.mutedByName || '–' },
        {
          key: 'act',
          label: 'Tindakan',
          cell: (mute) => (
            <Form action={`${place.addresses.moderation}/mutes/${mute.id}/lift`}>
              <Button size="sm" label={`Akhiri bisu ${mute.name}`}>
                Akhiri sekarang
              </Button>
            </Form>
          ),
        },
      ]}
      empty={{
        kind: 'nothing-yet',
        icon: 'volume-x',
        title: 'Tidak ada yang dibisukan',
        children: 'Orang dibisukan dari tulisannya, dengan alasan dan batas waktu.',
      }}
    />
  );
}

/** One thread as whoever keeps order sees it: nothing left out, each post with its acts. */
export function ModeratedThread(props: {
  place: ForumPlace;
  thread: ForumThread;
  posts: readonly ForumPost[];
  page: number;
  pageCount: number;
  accountId: string;
  reported: ReadonlySet<string>;
  zone: Zone;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { place, thread, posts, page, pageCount, accountId, reported, zone, typed, errors } = props;
  const here = `${place.addresses.moderation}/threads/${thread.id}`;
  return (
    <div className="grid gap-4">
      <PageHeader
        title={thread.title}
        note={`${thread.categoryName}, ${regionLabel(place, thread.regionCode)} · oleh ${thread.authorName}`}
        badge={<ThreadBadges thread={{ ...thread, isUnread: false, isFollowed: false }} />}
      />
      <ErrorSummary errors={errors} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ol className="grid min-w-0 gap-4" aria-label="Tulisan">
          {posts.map((post) => (
            <PostCard
              key={post.id}
              post={post}
              zone={zone}
              isOwn={post.authorAccountId === accountId}
              isOpener={post.authorAccountId === thread.authorAccountId}
              isModerator
              historyUrl={`${here}/posts/${post.id}`}
              acts={
                post.authorAccountId !== accountId && (
                  <div className="grid w-full gap-3">
                    {reported.has(post.id) && (
                      <Badge tone="warning" icon="flag">
                        Dilaporkan
                      </Badge>
                    )}
                    <PostDecision
                      place={place}
                      postId={post.id}
                      isHidden={post.isHidden}
                      hasReports={reported.has(post.id)}
                      back={here}
                    />
                    <MuteForm place={place} postId={post.id} name={post.authorName} back={here} />
                  </div>
                )
              }
            />
          ))}
        </ol>
        <aside className="grid gap-4" aria-label="Keputusan tentang utas">
          <Sheet title="Utas ini">
            {(thread.lockReason || thread.hiddenReason) && (
              <p className="mb-3 text-sm text-muted">Alasan: {thread.hiddenReason ?? thread.lockReason}</p>
            )}
            <ThreadDecisions place={place} thread={thread} reason={typed.reason} error={errors.reason} />
          </Sheet>
        </aside>
      </div>
      {pageCount > 1 && (
        <Pagination
          isPlain
          page={page}
          pageCount={pageCount}
          summary={`${formatCount(thread.lastNumber)} tulisan`}
          pageUrl={(to) => `${here}?page=${to}`}
        />
      )}
    </div>
  );
}

/** The categories; whoever keeps order in one region only sees them. */
export function CategoriesPage(props: {
  place: ForumPlace;
  items: readonly ForumCategory[];
  canChange: boolean;
  /** The category that is being changed. */
  chosen: ForumCategory | undefined;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { place, items, canChange, chosen, typed, errors } = props;
  const base = `${place.addresses.moderation}/categories`;
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Kategori forum"
        note={canChange ? 'Urutannya seperti yang dilihat anggota' : 'Diatur oleh pengurus pusat'}
      />
      <ErrorSummary errors={errors} />
      <DataTable
        caption="Kategori forum"
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: 'Kategori',
            cell: (category) =>
              canChange ? (
                <a className="link font-semibold" href={`${base}?id=${category.id}`}>
                  {category.name}
                </a>
              ) : (
                category.name
              ),
          },
          { key: 'description', label: 'Tentang', cell: (category) => category.description || '–' },
          {
            key: 'scope',
            label: 'Untuk',
            cell: (category) => (category.scope === 'all' ? 'Semua anggota' : 'Tiap wilayah sendiri'),
          },
          {
            key: 'active',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (category) =>
              category.isActive ? <Badge tone="success">Dipakai</Badge> : <Badge>Ditutup</Badge>,
          },
        ]}
        empty={{
          kind: 'nothing-yet',
          title: 'Belum ada kategori',
          children: 'Forum terbuka setelah ada satu kategori.',
        }}
      />
      {canChange && (
        <Sheet title={chosen ? `Ubah ${chosen.name}` : 'Tambah kategori'} className="max-w-2xl">
          <Form action={base} hidden={chosen ? { id: chosen.id } : {}} className="grid gap-4">
            <TextField
              name="name"
              label="Nama"
              maxLength={80}
              value={typed.name ?? chosen?.name ?? ''}
              error={errors.name}
            />
            <TextField
              name="description"
              label="Tentang apa"
              isOptional
              maxLength={300}
              value={typed.description ?? chosen?.description ?? ''}
              error={errors.description}
            />
            <RadioGroup
              name="scope"
              label="Untuk siapa"
              value={typed.scope ?? chosen?.scope ?? 'all'}
              options={[
                { value: 'all', label: 'Semua anggota', help: 'Satu pembicaraan bersama.' },
                {
                  value: 'region',
                  label: 'Tiap wilayah sendiri',
                  help: 'Setiap wilayah hanya melihat pembicaraan wilayahnya.',
                },
              ]}
              error={errors.scope}
            />
            <Checkbox name="isActive" label="Dipakai" isChecked={chosen?.isActive ?? true} />
            <FormActions>
              <Button look="primary">{chosen ? 'Simpan kategori' : 'Tambah kategori'}</Button>
              {chosen && (
                <LinkButton href={base} look="quiet">
                  Batal
                </LinkButton>
              )}
            </FormActions>
          </Form>
        </Sheet>
      )}
    </div>
  );
}
