import { ErrorPage } from './error-page.tsx';
import { Components } from './gallery/components.tsx';
import { CooperativeHome } from './gallery/cooperative-home.tsx';
import type { GalleryPage } from './gallery/gallery-page.ts';
import { Help } from './gallery/help.tsx';
import { houseFrame } from './gallery/houses.ts';
import { ImportCheck } from './gallery/import-check.tsx';
import { LetterDecision } from './gallery/letter-decision.tsx';
import { MemberHome } from './gallery/member-home.tsx';
import { MemberList } from './gallery/member-list.tsx';
import { PrintedCard, PrintedLetter } from './gallery/printed.tsx';
import { Seating } from './gallery/seating.tsx';
import { SignIn } from './gallery/sign-in.tsx';
import { Treasury } from './gallery/treasury.tsx';
import { VillageHome } from './gallery/village-home.tsx';

/** Every part and every shell, drawn from invented data: what the look of Balai is, and what its browser test looks at. */
export const GALLERY: readonly GalleryPage[] = [
  { slug: '01-village-home', kind: 'desa', render: (frame) => <VillageHome frame={frame} /> },
  { slug: '02-cooperative-home', kind: 'koperasi', render: (frame) => <CooperativeHome frame={frame} /> },
  { slug: '03-sign-in', kind: 'pascasarjana', render: (frame) => <SignIn frame={frame} /> },
  { slug: '04-member-home', kind: 'koperasi', render: (frame) => <MemberHome frame={frame} /> },
  { slug: '05-member-list', kind: 'serikat', render: (frame) => <MemberList frame={frame} /> },
  { slug: '05b-member-list-empty', kind: 'serikat', render: (frame) => <MemberList frame={frame} isEmpty /> },
  { slug: '06-letter-decision', kind: 'desa', render: (frame) => <LetterDecision frame={frame} /> },
  { slug: '07-treasury', kind: 'serikat', render: (frame) => <Treasury frame={frame} /> },
  { slug: '08-import-check', kind: 'serikat', render: (frame) => <ImportCheck frame={frame} /> },
  { slug: '09-seating', kind: 'pascasarjana', render: (frame) => <Seating frame={frame} /> },
  { slug: '10a-printed-card', kind: 'serikat', render: (frame) => <PrintedCard frame={frame} /> },
  { slug: '10b-printed-letter', kind: 'desa', render: (frame) => <PrintedLetter frame={frame} /> },
  ...(['koperasi', 'serikat', 'desa', 'pascasarjana'] as const).map(
    (kind): GalleryPage => ({
      slug: `components-${kind}`,
      kind,
      render: (frame) => <Components frame={frame} kind={kind} />,
    }),
  ),
  { slug: 'help', kind: 'koperasi', render: (frame) => <Help frame={frame} /> },
  ...([403, 404, 500] as const).map(
    (status): GalleryPage => ({
      slug: `error-${status}`,
      kind: status === 404 ? 'platform' : 'desa',
      render: (frame) => (
        <ErrorPage
          frame={houseFrame(frame, status === 404 ? 'platform' : 'desa', 'Gangguan')}
          status={status}
          requestId="0f2b7c1e-6a51-4f0e-9f4d-2c1c6de0b0a1"
        />
      ),
    }),
  ),
];
