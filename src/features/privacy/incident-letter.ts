import { formatDate, formatMoment, todayIn, zoneOf } from '#kernel/calendar';
import { plainTheme, renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import type { Incident } from './incident.ts';

export type LetterTo = 'people' | 'authority';

export const LETTERS: Readonly<Record<LetterTo, string>> = {
  people: 'Surat kepada yang bersangkutan',
  authority: 'Surat kepada lembaga pelindungan data pribadi',
};

/** The text of the letter in parts, as it is read on the page and printed: what Pasal 46 asks for, in plain words. */
export function letterParts(ctx: Pick<WorkContext, 'tenant'>, incident: Incident, to: LetterTo): string[] {
  const zone = zoneOf(ctx.tenant.timeZone);
  const opening =
    to === 'people'
      ? `Kami memberitahukan bahwa terjadi kegagalan pelindungan data pribadi yang menyangkut data Anda di ${ctx.tenant.name}.`
      : `Sesuai Pasal 46 Undang-Undang Nomor 27 Tahun 2022, ${ctx.tenant.name} melaporkan kegagalan pelindungan data pribadi.`;
  const people = incident.audience === 'all' ? 'semua pemilik akun' : 'sebagian pemilik akun';
  return [
    opening,
    `Kejadian: ${incident.happened}`,
    `Diketahui: ${formatMoment(incident.discoveredAt, zone)}.`,
    `Data yang terdampak: ${incident.dataKinds}`,
    ...(to === 'authority' ? [`Yang terdampak: ${people}.`] : []),
    `Penanganan dan pemulihan: ${incident.measures}`,
    to === 'people'
      ? `Bila Anda melihat sesuatu yang mencurigakan atau ingin bertanya, hubungi ${incident.contact}. Anda juga dapat meminta salinan, pembetulan, atau penghapusan data di halaman "Data pribadi saya".`
      : `Narahubung: ${incident.contact}.`,
  ];
}

/** The letter on paper, ready to be signed. */
export async function printLetter(ctx: WorkContext, incident: Incident, to: LetterTo): Promise<Uint8Array> {
  const today = formatDate(todayIn(zoneOf(ctx.tenant.timeZone), ctx.now));
  const { pdf } = await renderPdf('letter', {
    theme: plainTheme,
    letterhead: { name: ctx.tenant.name },
    title: LETTERS[to],
    number: incident.number,
    body: letterParts(ctx, incident, to).map((text) => ({ kind: 'paragraph', text })),
    signature: { place: today, title: 'Penanggung jawab pelindungan data pribadi' },
  });
  return pdf;
}
