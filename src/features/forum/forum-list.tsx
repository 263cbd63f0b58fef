import { formatMoment, type Zone } from '#kernel/calendar';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  Chip,
  ChipRow,
  FilterBar,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Select,
} from '#kernel/ui';
import type { ForumCategory } from './categories.ts';
import { EVERYBODY, type ForumPlace, regionLabel } from './forum-place.ts';
import type { ForumThread } from './thread.ts';

export interface ForumListProps {
  place: ForumPlace;
  ctx: RequestContext;
  list: ListQuery;
  items: readonly ForumThread[];
  total: number;
  unread: number;
  categories: readonly ForumCategory[];
  zone: Zone;
  muted: string | undefined;
  canPost: boolean;
}

const ONLY = [
  { value: 'unread', label: 'Belum dibaca' },
  { value: 'followed', label: 'Yang saya ikuti' },
  { value: 'mine', label: 'Yang saya buka' },
];

/** The members' talk: pinned first, then whatever moved last. */
export function ForumList(props: ForumListProps) {
  const { place, ctx, list, items, total, unread, categories, zone, muted, canPost } = props;
  const base = place.addresses.list;
  const url = (changes: Record<string, string | number | null>) => listUrl(base, ctx.query, changes);
  const category = categories.find(({ id }) => id === list.filters.category?.[0]);
  const only = ONLY.find(({ value }) => value === list.filters.only?.[0]);
  const begin = canPost && !muted && (
    <LinkButton
      href={category ? `${place.addresses.compose}?category=${category.id}` : place.addresses.compose}
      look="primary"
      icon="pen-line"
    >
      Buat utas
    </LinkButton>
  );
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Forum anggota"
        note={unread > 0 ? `${formatCount(unread)} utas belum Anda baca` : 'Semua sudah Anda baca'}
        actions={
          <>
            {unread > 0 && (
              <Form action={`${base}/read-all`}>
                <Button icon="check-check">Tandai semua terbaca</Button>
              </Form>
            )}
            {begin}
          </>
        }
      />
      {muted && <Notice tone="warning">{muted}</Notice>}
      <ChipRow label="Kategori">
        <Chip value="Semua" url={url({ 'filter[category]': null })} isCurrent={!category} />
        {categories.map(({ id, name }) => (
          <Chip key={id} value={name} url={url({ 'filter[category]': id })} isCurrent={id === category?.id} />
        ))}
      </ChipRow>
      {category?.description && <p className="text-sm text-muted">{category.description}</p>}
      <FilterBar
        action={base}
        keep={keptParameters(ctx.query, 'q')}
        fieldsKeep={keptParameters(ctx.query, 'filter[only]')}
        search={{ label: 'Cari judul atau isi tulisan', value: list.q }}
        chips={only ? [{ value: only.label, removeUrl: url({ 'filter[only]': null }) }] : []}
        fields={
          <Select
            name="filter[only]"
            label="Tampilkan"
            value={only?.value ?? ''}
            placeholder="Semua utas"
            isOptional
            options={ONLY}
          />
        }
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="utas"
        caption="Utas forum"
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
                <a
                  className={`link break-words ${thread.isUnread ? 'font-bold' : 'font-semibold'}`}
                  href={threadUrl(place, thread)}
                >
                  {thread.title}
                </a>
                <span className="block text-sm text-muted">
                  {thread.categoryName}
                  {thread.regionCode !== EVERYBODY && `, ${regionLabel(place, thread.regionCode)}`} · oleh{' '}
                  {thread.authorName}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Tanda',
            onPhone: 'badge',
            cell: (thread) => <ThreadBadges thread={thread} />,
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
            cell: (thread) => (
              <>
                {formatMoment(thread.lastPostAt, zone, 'short')}
                <span className="block text-sm text-muted max-sm:hidden">{thread.lastAuthorName}</span>
              </>
            ),
          },
        ]}
        nothingYet={{
          icon: 'messages-square',
          title: 'Belum ada utas',
          children: 'Mulai pembicaraan pertama. Anggota lain membacanya di sini.',
          ...(begin ? { actions: begin } : {}),
        }}
      />
    </div>
  );
}

/** Where reading goes on: at the first post one has not seen. */
function threadUrl(place: ForumPlace, thread: ForumThread): string {
  const here = `${place.addresses.list}/${thread.id}`;
  return thread.isUnread && thread.readNumber > 0 ? `${here}?post=${thread.readNumber + 1}` : here;
}

export function ThreadBadges({ thread }: { thread: ForumThread }) {
  return (
    <span className="flex flex-wrap gap-1">
      {thread.isUnread && (
        <Badge tone="info" icon="mail">
          Baru
        </Badge>
      )}
      {thread.isPinned && <Badge icon="pin">Disematkan</Badge>}
      {thread.isLocked && <Badge icon="lock">Dikunci</Badge>}
      {thread.isHidden && (
        <Badge tone="error" icon="eye-off">
          Disembunyikan
        </Badge>
      )}
      {thread.isFollowed && <Badge icon="bell">Diikuti</Badge>}
    </span>
  );
}
