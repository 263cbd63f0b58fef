import type { Zone } from '#kernel/calendar';
import { Badge, Button, Cloth, Form, LinkButton, Notice, Sheet, TileLink, Timeline } from '#kernel/ui';
import { stageLabels } from '../registration/stage-labels.ts';
import { wayOf } from '../registration/way.ts';
import type { OwnView } from './read-own-view.ts';

/** The first page of a person who is not (or no longer) a member: what is missing, and what comes next. */
export function CandidateHome({ view, greeting, zone }: { view: OwnView; greeting: string; zone: Zone }) {
  const { person } = view;
  const isOnTheWay = ['registered', 'payment_submitted', 'email_verified', 'imported'].includes(person.stage);
  const { items, next } = wayOf(person, currentPayment(view), zone);
  const state = stageLabels[person.stage];
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-3 lg:mb-7">
        <h1 className="text-3xl">{greeting}</h1>
        <Badge tone={state.tone}>
          {isOnTheWay ? `Calon anggota: ${state.label.toLowerCase()}` : state.label}
        </Badge>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[1.15fr_1fr] lg:gap-6">
        <div className="grid gap-4 lg:gap-6">
          {isOnTheWay ? (
            <Cloth className="rounded-2xl p-6 lg:p-7">
              <p className="text-sm font-semibold text-cloth-muted">
                {next ? 'Langkah Anda berikutnya' : 'Bagian Anda sudah selesai'}
              </p>
              <h2 className="mt-1 text-3xl">{next?.title ?? 'Tinggal menunggu pengurus'}</h2>
              <p className="mt-2 max-w-[46ch] text-cloth-muted">
                {next?.text ?? 'Semua sudah lengkap. Pengurus memeriksa, dan Anda diberi tahu lewat surel.'}
              </p>
              {next?.url && (
                <div className="mt-5">
                  <LinkButton href={next.url} look="turmeric" iconEnd="arrow-right">
                    {next.label}
                  </LinkButton>
                </div>
              )}
              {next?.resends && (
                <Form action="/register/resend" className="mt-5 flex flex-wrap gap-2">
                  <Button look="turmeric">Kirim ulang tautan</Button>
                  <LinkButton href="/me/profile#surel" look="cloth">
                    Ganti surel
                  </LinkButton>
                </Form>
              )}
            </Cloth>
          ) : (
            <EndedNotice view={view} />
          )}
          <Sheet title="Yang dapat Anda buka sekarang" isFlush>
            <div className="grid gap-1 px-2 pb-3 sm:grid-cols-2">
              <TileLink href="/me/profile" icon="user" title="Profil" note="Lihat dan lengkapi data" />
              <TileLink href="/ad-art" icon="book-open" title="AD/ART" note="Aturan organisasi" />
              <TileLink href="/manifesto" icon="megaphone" title="Manifesto" note="Yang diperjuangkan" />
              <TileLink
                href="/contact"
                icon="message-circle"
                title="Hubungi pengurus"
                note="Bila ada pertanyaan"
              />
            </div>
          </Sheet>
        </div>
        {isOnTheWay && (
          <Sheet
            title="Perjalanan pendaftaran"
            action={
              <a className="link text-sm" href="/me/membership/status">
                Rincian
              </a>
            }
          >
            <Timeline items={items} label="Perjalanan pendaftaran" />
          </Sheet>
        )}
      </div>
    </>
  );
}

function EndedNotice({ view }: { view: OwnView }) {
  const { person } = view;
  const words: Partial<Record<typeof person.stage, string>> = {
    rejected: 'Pendaftaran Anda belum dapat diterima.',
    cancelled: 'Pendaftaran Anda dibatalkan.',
    resigned: 'Anda sudah mengundurkan diri dari keanggotaan.',
  };
  return (
    <Notice
      tone={person.stage === 'rejected' ? 'warning' : 'info'}
      title={words[person.stage] ?? 'Keanggotaan Anda sedang tidak aktif.'}
      action={
        <LinkButton href="/me/membership/status" look="outline">
          Lihat status dan daftar lagi
        </LinkButton>
      }
    >
      {person.statusReason && <>Alasan: {person.statusReason}</>}
    </Notice>
  );
}

/** The latest payment towards the current registration bill. */
export function currentPayment(view: OwnView) {
  return view.payments.find(({ billId }) => billId !== null && billId === view.registrationBill?.id);
}
