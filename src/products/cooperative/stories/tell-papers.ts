import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays } from '#kernel/calendar';
import { drawLandscape, drawPdf, type Landscape, onDay, quietPast } from '#kernel/past';
import { attachFile, createEntry, publishEntry, seeUpload } from '#kernel/register';
import type { WorkContext } from '#kernel/work';
import { gallery } from '../catalogue.ts';
import {
  keepLegalDocument,
  LEGAL_KINDS,
  type LegalKind,
  readLegalDocuments,
} from '../legal-documents/index.ts';
import type { Story } from './scene.ts';

const PHOTOS: readonly (Landscape & { caption: string; daysAgo: number })[] = [
  {
    ...{ caption: 'Rumah anggota di tepi sungai Kebun Bunga', daysAgo: 40, houses: 5 },
    ...{ sky: [120, 176, 216], water: [66, 122, 140] },
  },
  {
    ...{ caption: 'Pasar pagi, sebelum toko koperasi buka', daysAgo: 130, houses: 7 },
    ...{ sky: [236, 176, 120], water: [122, 116, 128] },
  },
  {
    ...{ caption: 'Gudang bersama sesudah diperbaiki', daysAgo: 260, houses: 3 },
    ...{ sky: [150, 190, 204], water: [92, 130, 112] },
  },
  {
    ...{ caption: 'Kampung sasirangan menjelang malam', daysAgo: 420, houses: 6 },
    ...{ sky: [92, 96, 148], water: [48, 60, 96] },
  },
];

/** The papers of the cooperative and the drawings in its gallery, put in by the secretary; each once. */
export async function keepPapers(ctx: WorkContext, { officers, today }: Story): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'balai-contoh-'));
  try {
    const work = quietPast(ctx);
    for (const [kind, title] of Object.entries(LEGAL_KINDS) as [LegalKind, string][])
      await work.transaction(async (tx) => {
        if ((await readLegalDocuments(tx)).some((one) => one.kind === kind)) return;
        const content = drawPdf(title, 'Dokumen contoh; tidak berlaku.');
        const upload = await keepFile(folder, `${kind}.pdf`, content);
        await keepLegalDocument(officers.secretary, tx, { kind, upload, content, replaces: false });
      });
    for (const { caption, daysAgo, ...landscape } of PHOTOS)
      await work.transaction(async (tx) => {
        const isKept = await tx.one(
          'select 1 from gallery_photos where tenant_id = balai.tenant_id() and caption = $1',
          [caption],
        );
        if (isKept) return;
        const takenOn = addDays(today, -daysAgo);
        const secretary = onDay(officers.secretary, takenOn);
        const field = gallery.fields.find(({ key }) => key === 'photo');
        if (field?.type !== 'photo') throw new Error('The gallery has no photo');
        const { id } = await createEntry(secretary, tx, gallery, { values: { caption, takenOn } });
        const upload = await keepFile(folder, 'foto.png', drawLandscape(landscape));
        await attachFile(secretary, tx, gallery, id, field, await seeUpload(field, upload));
        await publishEntry(secretary, tx, gallery, id, ['caption', 'takenOn', 'photo']);
      });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepFile(folder: string, name: string, content: Buffer) {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return { field: 'file', name, path: file, size: content.length };
}
