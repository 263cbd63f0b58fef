import type { ReactNode } from 'react';
import { type PageAnswer, renderPage } from '#kernel/http';
import { Tabs } from '#kernel/ui';
import type { PrivacyPlace } from './privacy-place.ts';

export type DeskPart = 'requests' | 'incidents' | 'retention';

/** A page of the desk; its parts are reached from each of them. */
export function deskPage(
  place: PrivacyPlace,
  given: {
    title: string;
    part: DeskPart;
    trail?: readonly { label: string; url: string }[];
    status?: number;
    header: ReactNode;
    body: ReactNode;
  },
): PageAnswer {
  const { desk } = place;
  const parts: { part: DeskPart; label: string; url: string }[] = [
    { part: 'requests', label: 'Permintaan', url: desk },
    { part: 'incidents', label: 'Insiden', url: `${desk}/insiden` },
    { part: 'retention', label: 'Masa simpan', url: `${desk}/masa-simpan` },
  ];
  return renderPage({
    surface: 'console',
    title: given.title,
    menuUrl: desk,
    help: 'permintaan-data',
    ...(given.trail ? { trail: given.trail } : {}),
    status: given.status ?? 200,
    body: (
      <div className="grid gap-5">
        {given.header}
        {!given.trail && (
          <Tabs
            label="Data pribadi"
            items={parts.map(({ part, label, url }) => ({ label, url, isCurrent: part === given.part }))}
          />
        )}
        {given.body}
      </div>
    ),
  });
}
