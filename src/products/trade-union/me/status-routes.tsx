import { formatDate } from '#kernel/calendar';
import { flowRoutes, offerSteps } from '#kernel/flow';
import { accountOf, page, type Route, renderPage } from '#kernel/http';
import {
  Badge,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  Timeline,
} from '#kernel/ui';
import { APPEALABLE, type AppealPlace, readAppealPlace } from '../appeals/index.ts';
import { zoneOf } from '../clock.ts';
import { appealPath } from '../registration/appeal-link.ts';
import { catchUpEmail } from '../registration/catch-up-email.ts';
import { eventItems } from '../registration/event-words.ts';
import { membershipFlow } from '../registration/flow.ts';
import { ownSteps } from '../registration/own-steps.ts';
import { stageLabels } from '../registration/stage-labels.ts';
import { wayOf } from '../registration/way.ts';
import { surfaceOf } from '../surface.ts';
import { currentPayment } from './candidate-home.tsx';
import { type OwnView, readOwnView } from './read-own-view.ts';

const ON_THE_WAY = ['registered', 'payment_submitted', 'email_verified', 'imported'];

/** Where one stands, what comes next, what happened, and the way out. */
export const statusRoutes: readonly Route[] = [
  page.get(
    '/me/membership/status',
    { access: { resource: 'membership.status', right: 'view' }, summary: 'One’s own membership' },
    async (ctx) => {
      const { subjectId } = accountOf(ctx);
      const known = await ctx.transaction(async (tx) => {
        if (subjectId) await catchUpEmail(ctx, tx, subjectId);
        const view = await readOwnView(ctx, tx, subjectId);
        const offered = view ? await offerSteps(ctx, tx, membershipFlow, view.person) : [];
        const appeal =
          view && view.person.stage in APPEALABLE
            ? {
                url: await appealPath(ctx, tx, view.person.id),
                place: await readAppealPlace(tx, view.person.id),
              }
            : undefined;
        return {
          view,
          appeal,
          offered: offered.filter(({ step }) => ownSteps.includes(step)),
        };
      });
      return renderPage({
        surface: surfaceOf(ctx),
        title: 'Status keanggotaan',
        help: 'status',
        body: known.view ? (
          <StatusPage
            view={known.view}
            appeal={known.appeal}
            zone={zoneOf(ctx)}
            acts={known.offered.map(({ step }) => ({
              key: step.key,
              label: step.label,
              isDanger: step.isDanger === true,
            }))}
          />
        ) : (
          <EmptyState kind="nothing-yet" icon="id-card" title="Akun ini belum terhubung dengan data anggota">
            Mintalah pengurus menghubungkan akun Anda dengan data keanggotaan.
          </EmptyState>
        ),
      });
    },
  ),
  ...flowRoutes(membershipFlow, {
    page: '/me/membership/status',
    only: ownSteps.map(({ key }) => key),
    ownId: (ctx) => accountOf(ctx).subjectId,
    surface: surfaceOf,
    trail: () => [{ label: 'Status keanggotaan', url: '/me/membership/status' }],
    menuUrl: '/me/membership/status',
    backUrl: () => '/me/membership/status',
  }),
];

interface StatusPageProps {
  view: OwnView;
  /** Where one appeals, and how far that has come. */
  appeal: { url: string; place: AppealPlace } | undefined;
  zone: ReturnType<typeof zoneOf>;
  acts: readonly { key: string; label: string; isDanger: boolean }[];
}

function StatusPage({ view, appeal, zone, acts }: StatusPageProps) {
  const { person } = view;
  const state = stageLabels[person.stage];
  const isOnTheWay = ON_THE_WAY.includes(person.stage);
  const { items, next } = wayOf(person, currentPayment(view), zone);
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Status keanggotaan"
        badge={<Badge tone={state.tone}>{state.label}</Badge>}
        note={person.attempt > 1 && isOnTheWay ? `Pendaftaran ke-${person.attempt}` : undefined}
      />
      {person.statusReason && !isOnTheWay && person.stage !== 'active' && (
        <Notice
          tone="warning"
          title="Alasan"
          action={
            appeal && (
              <LinkButton href={appeal.url}>
                {appeal.place.latest ? 'Lihat banding Anda' : 'Ajukan banding'}
              </LinkButton>
            )
          }
        >
          {person.statusReason}
        </Notice>
      )}
      {isOnTheWay && next && (
        <Notice
          tone="info"
          title={next.title}
          action={next.url ? <LinkButton href={next.url}>{next.label}</LinkButton> : undefined}
        >
          {next.text}
        </Notice>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[1.1fr_1fr]">
        <div className="grid gap-5">
          {isOnTheWay && (
            <Sheet title="Yang sudah dan yang akan datang">
              <Timeline items={items} label="Perjalanan pendaftaran" />
            </Sheet>
          )}
          <Sheet title="Riwayat">
            {view.events.length > 0 ? (
              <Timeline
                items={eventItems(view.events, zone, { hidesNotesOf: ['approve', 'edit'] })}
                label="Riwayat keanggotaan"
              />
            ) : (
              <p className="text-muted">Belum ada yang tercatat.</p>
            )}
          </Sheet>
        </div>
        <div className="grid gap-5">
          <Sheet title="Ringkasan">
            <DescriptionList
              items={[
                { term: 'Nomor anggota', detail: person.memberNumber ?? 'Terbit setelah disetujui' },
                { term: 'Kampus', detail: view.universityName ?? '–' },
                ...(person.joinedAt ? [{ term: 'Anggota sejak', detail: formatDate(person.joinedAt) }] : []),
                {
                  term: 'Surel',
                  detail: person.facts.isEmailVerified ? 'Terkonfirmasi' : 'Belum dikonfirmasi',
                },
              ]}
            />
          </Sheet>
          {acts.length > 0 && (
            <Sheet title={acts.some(({ isDanger }) => isDanger) ? 'Berhenti' : 'Mendaftar lagi'}>
              <p className="mb-4 text-sm text-muted">
                {acts.some(({ isDanger }) => isDanger)
                  ? 'Anda diminta memastikan dahulu; tidak ada yang berubah sebelum itu.'
                  : 'Data Anda masih tersimpan, jadi tidak perlu mengisi dari awal.'}
              </p>
              <div className="flex flex-wrap gap-2">
                {acts.map(({ key, label, isDanger }) => (
                  <LinkButton
                    key={key}
                    href={`/me/membership/status/${key}`}
                    look={isDanger ? 'danger' : 'primary'}
                  >
                    {label}
                  </LinkButton>
                ))}
              </div>
            </Sheet>
          )}
        </div>
      </div>
    </div>
  );
}
