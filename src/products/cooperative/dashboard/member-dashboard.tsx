import { formatDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountOf, type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { ActionTile, Badge, Cloth, EmptyState, LinkButton, Sheet } from '#kernel/ui';
import { memberMeetings, suggestions } from '../registers/index.ts';
import { BookList } from './books-page.tsx';
import { OwnMoney, readOwnMoney } from './own-money.tsx';
import { readShelf } from './shelf.ts';

interface MyMembership {
  full_name: string;
  member_number: string | null;
  joined_on: string;
  left_on: string | null;
}

interface MySuggestion {
  id: string;
  suggestion: string;
  given_on: string;
  isAnswered: boolean;
}

interface LatestMeeting {
  id: string;
  held_on: string;
  place: string;
}

/** A member's own page: the membership, four acts, one's suggestions, and the books one may read. */
export async function memberDashboard(ctx: RequestContext): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const [mine, books] = await Promise.all([ctx.transaction((tx) => readMine(ctx, tx)), readShelf(ctx)]);
  const today = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
  return renderPage({
    surface: 'member',
    title: 'Beranda',
    body: (
      <div className="grid gap-6">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <h1 className="text-3xl">{`Halo, ${account.name}`}</h1>
          <p className="text-sm text-muted">{formatDate(today, 'weekday')}</p>
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <MembershipCard membership={mine.membership} />
            <nav aria-label="Tindakan" className="grid grid-cols-4 gap-2">
              <ActionTile href="/saya/simpanan" icon="piggy-bank">
                Buku simpanan
              </ActionTile>
              <ActionTile href={`${suggestions.page}/baru`} icon="message-square">
                Kirim saran
              </ActionTile>
              <ActionTile href={memberMeetings.page} icon="gavel">
                Notulen rapat
              </ActionTile>
              <ActionTile href="/buku" icon="library">
                Buku koperasi
              </ActionTile>
            </nav>
          </div>
          <OwnMoney money={mine.money} today={today} />
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <MySuggestions suggestions={mine.suggestions} />
          <LatestMeetings meetings={mine.meetings} />
        </div>
        <section className="grid gap-3" aria-labelledby="buku">
          <h2 id="buku" className="text-xl">
            Buku yang dapat Anda baca
          </h2>
          <BookList books={books} />
        </section>
      </div>
    ),
  });
}

function MembershipCard({ membership }: { membership: MyMembership | undefined }) {
  if (!membership) {
    return (
      <Sheet title="Keanggotaan">
        <p className="text-muted">
          Akun ini belum dihubungkan dengan buku anggota. Minta pengurus menghubungkannya bila Anda sudah
          menjadi anggota.
        </p>
      </Sheet>
    );
  }
  return (
    <Cloth className="rounded-2xl">
      <div className="grid gap-1 p-6">
        <p className="text-sm text-cloth-muted">Nomor anggota</p>
        <p className="figures text-3xl font-extrabold tracking-tight">
          {membership.member_number ?? 'Belum bernomor'}
        </p>
        <p className="mt-3 font-semibold">{membership.full_name}</p>
        <p className="text-sm text-cloth-muted">
          {membership.left_on
            ? `Anggota sampai ${formatDate(membership.left_on)}`
            : `Anggota sejak ${formatDate(membership.joined_on)}`}
        </p>
      </div>
    </Cloth>
  );
}

function MySuggestions({ suggestions: mine }: { suggestions: readonly MySuggestion[] }) {
  if (mine.length === 0) {
    return (
      <Sheet title="Saran Anda" isFlush>
        <EmptyState
          kind="nothing-yet"
          title="Belum ada saran"
          isPlain
          actions={<LinkButton href={`${suggestions.page}/baru`}>Kirim saran pertama Anda</LinkButton>}
        >
          Saran Anda dan jawaban pengurus akan tampil di sini.
        </EmptyState>
      </Sheet>
    );
  }
  return (
    <Sheet title="Saran Anda" isFlush>
      <ul>
        {mine.map((one) => (
          <li key={one.id} className="relative grid gap-1 border-t border-base-300 px-5 py-3">
            <a
              href={`${suggestions.page}/${one.id}`}
              className="line-clamp-2 font-semibold after:absolute after:inset-0 hover:underline"
            >
              {one.suggestion}
            </a>
            <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
              {formatDate(one.given_on)}
              {one.isAnswered ? (
                <Badge tone="success">Dijawab</Badge>
              ) : (
                <Badge tone="warning" icon="clock">
                  Belum dijawab
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function LatestMeetings({ meetings }: { meetings: readonly LatestMeeting[] }) {
  return (
    <Sheet title="Rapat anggota terakhir" isFlush>
      {meetings.length === 0 ? (
        <EmptyState kind="nothing-yet" title="Belum ada notulen" isPlain />
      ) : (
        <ul>
          {meetings.map((meeting) => (
            <li key={meeting.id} className="relative border-t border-base-300 px-5 py-3">
              <a
                href={`${memberMeetings.page}/${meeting.id}`}
                className="font-semibold after:absolute after:inset-0 hover:underline"
              >
                {formatDate(meeting.held_on, 'weekday')}
              </a>
              <span className="block text-sm text-muted">{meeting.place}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** Only rows of this very person, besides the meetings that every member may read. */
async function readMine(ctx: RequestContext, tx: Tx) {
  const account = accountOf(ctx);
  const [membership, mine, meetings] = await Promise.all([
    tx.prepared<MyMembership>(
      'cooperative-my-membership',
      `select full_name, member_number, joined_on, left_on from cooperative_members
        where tenant_id = $1 and id = $2 and deleted_at is null`,
      [ctx.tenant.id, account.subjectId],
    ),
    tx.prepared<MySuggestion>(
      'cooperative-my-suggestions',
      `select id, suggestion, given_on, answer is not null as "isAnswered" from cooperative_suggestions
        where tenant_id = $1 and created_by = $2 and deleted_at is null order by given_on desc, id desc limit 5`,
      [ctx.tenant.id, account.accountId],
    ),
    ctx.can('member-meeting', 'read')
      ? tx.prepared<LatestMeeting>(
          'cooperative-latest-meetings',
          `select id, held_on, place from cooperative_member_meetings
            where tenant_id = $1 and deleted_at is null order by held_on desc, id desc limit 3`,
          [ctx.tenant.id],
        )
      : [],
  ]);
  const money = await readOwnMoney(ctx, tx, account.subjectId);
  return { membership: membership[0], suggestions: mine, meetings, money };
}
