import type { ReactNode } from 'react';
import { CsrfToken, IconSheetProvider } from '#kernel/ui';
import { houseKindOf } from '../theme/index.ts';
import type { PageFrame, TenantFace } from './frame.ts';
import { SharingTags } from './sharing-tags.tsx';

export interface DocumentProps {
  frame: PageFrame;
  /** The person folded the console's sidebar. */
  isSidebarFolded?: boolean;
  children: ReactNode;
}

/** The page around everything: head, theme, skip link, and the sprite of the icons that were used. */
export function Document({ frame, isSidebarFolded, children }: DocumentProps) {
  const { assets, tenant, page, csrfToken, islands = [] } = frame;
  return (
    <html lang="id" {...themeAttributes(tenant)} data-sidebar={isSidebarFolded ? 'folded' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.title === tenant.name ? tenant.name : `${page.title}, ${tenant.name}`}</title>
        {page.description && <meta name="description" content={page.description} />}
        {page.isIndexed === false && <meta name="robots" content="noindex" />}
        {page.canonicalUrl && <link rel="canonical" href={page.canonicalUrl} />}
        <SharingTags page={page} tenant={tenant} />
        <link rel="preload" href={assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={assets.style} data-turbo-track="reload" />
        {tenant.themeUrl && <link rel="stylesheet" href={tenant.themeUrl} data-turbo-track="reload" />}
        <link rel="icon" href={tenant.logoUrl ?? assets.emblems[tenant.kind]} />
        {/* Pages of sheets and books are dear to make: they are asked for by a press, not by a passing mouse. */}
        <meta name="turbo-prefetch" content="false" />
        {page.refreshSeconds && <meta name="refresh-seconds" content={String(page.refreshSeconds)} />}
        {csrfToken && <meta name="csrf-token" content={csrfToken} />}
        <script type="module" src={assets.script} data-turbo-track="reload" />
        {islands.map((name) => (
          <script key={name} type="module" src={assets.islandScript(name)} />
        ))}
      </head>
      <body>
        <a className="skip-link" href="#isi">
          Langsung ke isi
        </a>
        <CsrfToken value={csrfToken}>
          <IconSheetProvider>{children}</IconSheetProvider>
        </CsrfToken>
      </body>
    </html>
  );
}

/** The platform's own pages lie on a woven mat: the floor of the hall. */
function themeAttributes({ kind, mode, motif }: TenantFace) {
  const theme = houseKindOf(kind);
  return {
    'data-theme': mode === 'dark' ? `${theme}-gelap` : theme,
    'data-mode': mode === 'auto' ? 'auto' : undefined,
    'data-motif': motif ?? (kind === 'platform' ? 'anyaman' : undefined),
  };
}
