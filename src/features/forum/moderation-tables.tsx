import { formatMoment, type Zone } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Button, DataTable, Form, Pagination, SearchField, Select } from '#kernel/ui';
import { ThreadBadges } from './forum-list.tsx';
import { type ForumPlace, regionLabel } from './forum-place.ts';
import { PostDecision } from './moderation-forms.tsx';
import type { ForumMute } from './mutes.ts';
import type { ForumPost } from './post.ts';
import type { ForumThread } from './thread.ts';

export function ThreadTable(props: {
  ctx: RequestContext;
  place: ForumPlace;
  list: ListQuery;
  items: readonly ForumThread[];
  total: number;
  zone: Zone;
}) {
  const { ctx, place, list, items, total, zone } = props;
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
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="utas"
        caption="Utas yang Anda moderasi"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
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
        clearUrl={`${base}?view=threads`}
        nothingYet={{
          title: 'Tidak ada utas',
          children: 'Utas yang berada dalam wewenang Anda tampil di sini.',
        }}
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
