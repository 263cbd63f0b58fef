import { formatMoment, type Zone } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Badge, Sheet, type Tone } from '#kernel/ui';
import type { Health } from './read-health.ts';

interface Line {
  key: string;
  name: string;
  tone: Tone;
  word: string;
  text: string;
  /** Where one sees more, and the right for it. */
  url?: string;
  needs: [resource: string, right: string];
}

/** Where a product has its pages of jobs, mail and audit. */
export interface HealthPages {
  jobs: string;
  outbox: string;
  audit: string;
}

const DAY = 24 * 3_600_000;

/** Jobs, mail, backup and audit in a line each: what is well, and what wants a look. */
export function HealthSheet(props: { ctx: RequestContext; health: Health; zone: Zone; at: HealthPages }) {
  const { ctx, health, zone, at } = props;
  const lines = [
    jobLine(health, at.jobs),
    mailLine(health, at.outbox),
    backupLine(health, ctx.now, zone),
    auditLine(health, zone, at.audit),
  ];
  return (
    <Sheet title="Kesehatan sistem" isFlush>
      <ul>
        {lines.map(({ key, name, tone, word, text, url, needs }) => (
          <li
            key={key}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-base-300 px-5 py-3"
          >
            {url && ctx.can(...needs) ? (
              <a href={url} className="link w-36 font-semibold">
                {name}
              </a>
            ) : (
              <b className="w-36 font-semibold">{name}</b>
            )}
            <Badge tone={tone}>{word}</Badge>
            <span className="text-sm text-muted">{text}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function jobLine({ jobs }: Health, url: string): Line {
  const shared: Pick<Line, 'key' | 'name' | 'url' | 'needs'> = {
    ...{ key: 'jobs', name: 'Pekerjaan latar', url },
    needs: ['job', 'read'],
  };
  if (jobs.failed > 0) {
    const text = `${formatCount(jobs.failed)} pekerjaan gagal dalam tujuh hari terakhir. Buka, lalu ulangi.`;
    return { ...shared, url: `${url}?filter%5Bstate%5D=failed`, tone: 'error', word: 'Gagal', text };
  }
  if (jobs.silent > 0) {
    const text = `${formatCount(jobs.silent)} pekerjaan lama tidak memberi kabar.`;
    return { ...shared, tone: 'warning', word: 'Tertahan', text };
  }
  const text = jobs.running > 0 ? `${formatCount(jobs.running)} sedang berjalan.` : 'Tidak ada yang gagal.';
  return { ...shared, tone: 'success', word: 'Baik', text };
}

function mailLine({ mails }: Health, url: string): Line {
  const shared: Pick<Line, 'key' | 'name' | 'url' | 'needs'> = {
    ...{ key: 'mails', name: 'Surat keluar', url },
    needs: ['outbox', 'read'],
  };
  if (mails.failed > 0)
    return {
      ...shared,
      tone: 'error',
      word: 'Gagal',
      text: `${formatCount(mails.failed)} surat tidak terkirim dalam tujuh hari terakhir.`,
    };
  if (mails.late > 0)
    return {
      ...shared,
      tone: 'warning',
      word: 'Tertahan',
      text: `${formatCount(mails.late)} surat menunggu lebih dari sepuluh menit.`,
    };
  if (mails.kept > 0)
    return {
      ...shared,
      tone: 'info',
      word: 'Disimpan',
      text: `Peladen surel belum diatur; ${formatCount(mails.kept)} surat disimpan saja.`,
    };
  return { ...shared, tone: 'success', word: 'Baik', text: 'Semua surat terkirim.' };
}

function backupLine({ backedUpAt }: Health, now: Date, zone: Zone): Line {
  const shared: Pick<Line, 'key' | 'name' | 'needs'> = {
    key: 'backup',
    name: 'Cadangan',
    needs: ['backup', 'read'],
  };
  if (!backedUpAt)
    return {
      ...shared,
      tone: 'warning',
      word: 'Belum ada',
      text: 'Mintalah pengelola peladen menjalankan cadangan setiap hari.',
    };
  const text = `Terakhir ${formatMoment(backedUpAt, zone)}.`;
  return now.getTime() - backedUpAt.getTime() > 2 * DAY
    ? { ...shared, tone: 'warning', word: 'Lama', text }
    : { ...shared, tone: 'success', word: 'Baik', text };
}

function auditLine({ audit }: Health, zone: Zone, url: string): Line {
  const shared: Pick<Line, 'key' | 'name' | 'url' | 'needs'> = {
    ...{ key: 'audit', name: 'Catatan audit', url },
    needs: ['audit', 'read'],
  };
  if (audit.unsealed > 0)
    return {
      ...shared,
      tone: 'warning',
      word: 'Belum disegel',
      text: `${formatCount(audit.unsealed)} catatan menunggu segel lebih dari sepuluh menit.`,
    };
  const text = audit.sealedAt
    ? `Segel terakhir ${formatMoment(audit.sealedAt, zone)}.`
    : 'Belum ada catatan.';
  return { ...shared, tone: 'success', word: 'Baik', text };
}
