import { type AuditEntry, describeAction, type NameOf } from '#kernel/audit';
import type { RequestContext } from '#kernel/http';
import type { ConsentPurpose, Watchers } from '#kernel/personal-data';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  Form,
  LinkButton,
  PasswordField,
  RadioGroup,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { ClockBadge, momentOf } from './clock-badge.tsx';
import type { Consent } from './consents.ts';
import { COPY_HOURS, type DataCopy } from './export-own-data.ts';
import { type PrivacyRequest, REQUEST_KINDS, REQUEST_STATES } from './request.ts';

/** What the account itself holds. */
export interface KeptAccount {
  name: string;
  email: string | null;
  createdAt: Date;
  hasFactor: boolean;
  signIns: number;
}

export function KeptSheet({ ctx, kept }: { ctx: RequestContext; kept: KeptAccount }) {
  return (
    <Sheet title="Yang disimpan pada akun ini">
      <DescriptionList
        items={[
          { term: 'Nama', detail: kept.name },
          { term: 'Surel', detail: kept.email ?? 'Tidak ada' },
          { term: 'Akun dibuat', detail: momentOf(ctx, kept.createdAt) },
          { term: 'Riwayat masuk', detail: `${kept.signIns} catatan: waktu, perangkat, alamat jaringan` },
          { term: 'Kata sandi', detail: 'Hanya sidiknya; tidak dapat dibaca siapa pun' },
          {
            term: 'Verifikasi dua langkah',
            detail: kept.hasFactor ? 'Kuncinya tersimpan tersandi' : 'Tidak ada',
          },
        ]}
      />
      <p className="mt-4 text-sm text-muted">
        Selebihnya ada di{' '}
        <a className="link" href="/me/profile">
          profil Anda
        </a>{' '}
        dan, lengkap, di salinan yang dapat Anda unduh di bawah. Nomor identitas, alamat, dan angka keuangan
        disimpan tersandi.
      </p>
    </Sheet>
  );
}

/** A purpose with what the person said to it, and the text that holds now. */
export interface ShownPurpose {
  purpose: ConsentPurpose;
  version: string;
  current: Consent | undefined;
  former: readonly Consent[];
}

const ACTS: Readonly<Record<string, string>> = {
  registration: 'saat mendaftar',
  profile: 'di halaman profil',
  privacy: 'di halaman ini',
  officer: 'oleh pengurus',
  erasure: 'saat data dihapus',
};

export function ConsentSheet(props: { ctx: RequestContext; own: string; purposes: readonly ShownPurpose[] }) {
  const { ctx, own, purposes } = props;
  if (purposes.length === 0) return null;
  const day = (at: Date) => momentOf(ctx, at);
  return (
    <Sheet isFlush title="Persetujuan Anda" id="persetujuan">
      <ul>
        {purposes.map(({ purpose, version, current, former }) => {
          const isOld = current !== undefined && current.version !== version;
          return (
            <li key={purpose.key} className="grid gap-3 border-t border-base-300 px-5 py-5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h3 className="text-base font-semibold">{purpose.label}</h3>
                {isOld ? (
                  <Badge tone="warning">Teksnya berubah</Badge>
                ) : current ? (
                  <Badge tone="success">Disetujui</Badge>
                ) : (
                  <Badge>Tidak disetujui</Badge>
                )}
              </div>
              <p className="text-sm">
                {purpose.explain}{' '}
                {purpose.url && (
                  <a className="link" href={purpose.url}>
                    Baca teksnya (versi {version})
                  </a>
                )}
              </p>
              <p className="text-sm text-muted">
                {current
                  ? `Disetujui ${day(current.givenAt)} ${ACTS[current.givenBy]}, versi ${current.version}.`
                  : former[0]?.withdrawnAt
                    ? `Ditarik ${day(former[0].withdrawnAt)} ${ACTS[former[0].withdrawnBy ?? 'privacy']}.`
                    : 'Belum pernah diberikan.'}{' '}
                {current && `Bila ditarik: ${purpose.stops}`}
              </p>
              {former.length > 0 && <FormerConsents ctx={ctx} former={former} />}
              {ctx.can('privacy', 'request') && (
                <div className="flex flex-wrap gap-2">
                  {(!current || isOld) && (
                    <Form action={`${own}/consents/${purpose.key}`} hidden={{ act: 'give' }}>
                      <Button look={isOld ? 'primary' : 'outline'}>
                        {isOld ? `Setujui versi ${version}` : 'Setujui'}
                      </Button>
                    </Form>
                  )}
                  {current && !purpose.isNeeded && (
                    <Form action={`${own}/consents/${purpose.key}`} hidden={{ act: 'withdraw' }}>
                      <Button look="danger">Tarik persetujuan</Button>
                    </Form>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}

function FormerConsents({ ctx, former }: { ctx: RequestContext; former: readonly Consent[] }) {
  return (
    <details>
      <summary className="link w-fit cursor-pointer text-sm">Riwayat ({former.length})</summary>
      <ul className="mt-2 grid gap-1 text-sm text-muted">
        {former.map((one) => (
          <li key={one.givenAt.toISOString()}>
            Versi {one.version}: {momentOf(ctx, one.givenAt, 'short')}
            {one.withdrawnAt && ` sampai ${momentOf(ctx, one.withdrawnAt, 'short')}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function CopySheet(props: {
  ctx: RequestContext;
  own: string;
  copies: readonly DataCopy[];
  linkOf: (copy: DataCopy) => string;
  errors: FieldErrors;
}) {
  const { ctx, own, copies, linkOf, errors } = props;
  const [latest] = copies;
  const isWaiting = latest && !latest.readyAt && !latest.failedAt;
  const isReady = latest?.expiresAt && latest.expiresAt > ctx.now;
  return (
    <Sheet
      title="Salinan data saya"
      id="salinan"
      note="Satu berkas ZIP: data lengkap (JSON), halaman yang enak dibaca (HTML), dan berkas yang Anda unggah"
    >
      <div className="grid gap-4">
        {isWaiting && (
          <p role="status">
            Sedang disiapkan, biasanya kurang dari sepuluh detik. Muat ulang halaman ini, atau tunggu
            pemberitahuannya.
          </p>
        )}
        {isReady && (
          <div className="flex flex-wrap items-center gap-3">
            <LinkButton href={linkOf(latest)} look="primary" icon="download" download>
              Unduh salinan
            </LinkButton>
            <span className="text-sm text-muted">
              Dibuat {momentOf(ctx, latest.readyAt!)}, dihapus {momentOf(ctx, latest.expiresAt!)}. Tautan ini
              hanya untuk Anda dan berlaku lima menit; muat ulang halaman untuk tautan baru.
            </span>
          </div>
        )}
        {ctx.can('privacy', 'request') && !isWaiting && (
          <Form action={`${own}/copies`} className="grid max-w-md gap-4">
            <PasswordField
              name="password"
              label="Kata sandi Anda"
              help={`Agar orang lain yang memegang perangkat Anda tidak dapat mengambilnya. Salinan tersimpan ${COPY_HOURS} jam.`}
              error={errors.password}
            />
            <div>
              <Button look={isReady ? 'outline' : 'primary'} busyLabel="Meminta…">
                {isReady ? 'Buat salinan baru' : 'Siapkan salinan'}
              </Button>
            </div>
          </Form>
        )}
      </div>
    </Sheet>
  );
}

export function ReadersPart(props: {
  ctx: RequestContext;
  nameOf: NameOf;
  readers: readonly AuditEntry[];
  exports: readonly AuditEntry[];
  watchers: readonly Watchers[];
}) {
  const { ctx, nameOf, readers, exports, watchers } = props;
  const columns = [
    { key: 'actor', label: 'Siapa', cell: (row: AuditEntry) => row.actorName },
    { key: 'what', label: 'Apa', cell: (row: AuditEntry) => describeAction(row.action, nameOf) },
    {
      key: 'at',
      label: 'Waktu',
      isNarrow: true,
      cell: (row: AuditEntry) => momentOf(ctx, row.at, 'short'),
    },
  ];
  return (
    <section aria-labelledby="pembaca" className="grid gap-3">
      <h2 id="pembaca" className="text-xl">
        Siapa yang membuka data saya
      </h2>
      <DataTable
        caption="Siapa yang membuka data saya, yang terbaru di atas"
        rows={readers}
        rowKey={(row) => row.id}
        columns={columns}
        empty={{
          kind: 'nothing-yet',
          icon: 'eye-off',
          title: 'Belum ada yang membuka data Anda',
          children: 'Setiap kali pengurus membuka, mencetak, atau mengunduh data Anda, tercatat di sini.',
        }}
      />
      {exports.length > 0 && (
        <>
          <h3 className="mt-2 text-base font-semibold">Daftar yang dibawa keluar dan dapat memuat Anda</h3>
          <DataTable
            caption="Ekspor daftar anggota, yang terbaru di atas"
            rows={exports}
            rowKey={(row) => row.id}
            columns={[
              ...columns,
              { key: 'why', label: 'Alasan', onPhone: 'pair' as const, cell: (row) => row.reason ?? '–' },
            ]}
            empty={{ kind: 'nothing-yet', title: 'Belum ada' }}
          />
        </>
      )}
      {watchers.length > 0 && (
        <p className="text-sm text-muted">
          Karena jabatannya dapat melihat data Anda:{' '}
          {watchers.map(({ role, count }) => `${role} (${count} orang)`).join(', ')}. Nomor identitas, gaji,
          dan pindaian tidak termasuk, kecuali dibuka satu per satu dan tercatat di atas.
        </p>
      )}
    </section>
  );
}

export function OwnRequests({ ctx, requests }: { ctx: RequestContext; requests: readonly PrivacyRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <Sheet isFlush title="Permintaan saya">
      <ul>
        {requests.map((row) => (
          <li key={row.id} className="grid gap-1 border-t border-base-300 px-5 py-4">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <b className="font-semibold">{REQUEST_KINDS[row.kind].label}</b>
              <Badge tone={REQUEST_STATES[row.state].tone}>{REQUEST_STATES[row.state].label}</Badge>
              {row.state === 'open' && <ClockBadge ctx={ctx} dueAt={row.dueAt} />}
            </span>
            <span className="text-sm text-muted">
              Diminta {momentOf(ctx, row.createdAt)}.{' '}
              {row.state === 'open' ? `Dijawab paling lambat ${momentOf(ctx, row.dueAt)}.` : row.answer}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function AskSheet(props: {
  own: string;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { own, typed, errors } = props;
  return (
    <Sheet
      title="Minta sesuatu tentang data saya"
      note="Hak Anda menurut UU 27/2022, dijawab dalam 3 x 24 jam"
    >
      <Form action={own} className="grid max-w-xl gap-5">
        <RadioGroup
          name="kind"
          label="Yang saya minta"
          value={typed.kind ?? ''}
          options={Object.entries(REQUEST_KINDS).map(([value, { label, help }]) => ({ value, label, help }))}
          error={errors.kind}
        />
        <TextArea
          name="note"
          label="Keterangan"
          isOptional
          maxLength={2000}
          value={typed.note ?? ''}
          help="Misalnya bagian mana yang keliru dan bagaimana seharusnya."
          error={errors.note}
        />
        <div>
          <Button look="primary" busyLabel="Mengirim…">
            Kirim permintaan
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
