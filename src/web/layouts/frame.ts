import type { PageNotice, TenantKind, ThemeMode } from '#kernel/ui';
import type { PageAssets } from './page-assets.ts';

/** The organisation as a page shows it. */
export interface TenantFace {
  name: string;
  /** Under the name in the header: "Kec. Alalak, Kab. Barito Kuala". */
  tagline?: string;
  /** Where room is short; the default is the name. */
  shortName?: string;
  kind: TenantKind;
  logoUrl?: string;
  /** The style sheet with the organisation's own colours. */
  themeUrl?: string;
  /** Another motif than that of the kind, or none. */
  motif?: 'kawung' | 'tumpal' | 'anyaman' | 'truntum' | 'none';
  /** What this person chose; auto follows the device. */
  mode: ThemeMode;
}

/** The person who is signed in. */
export interface AccountFace {
  name: string;
  /** The role as the organisation says it: "Bendahara". */
  roleLabel: string;
  initials: string;
  photoUrl?: string;
}

/** An entry of a menu; two levels at most. */
export interface MenuEntry {
  key: string;
  label: string;
  /** Name of a lucide icon. */
  icon?: string;
  /** Absent on a parent that only holds others. */
  url?: string;
  isCurrent?: boolean;
  /** Work that waits, already formatted; left out when there is none. */
  count?: number | string;
  children?: readonly MenuEntry[];
}

/** What a link to the page shows elsewhere (Open Graph), and what search engines may read (schema.org). */
export interface PageSharing {
  type: 'website' | 'article';
  imageUrl?: string;
  imageAlt?: string;
  imageWidth?: number;
  imageHeight?: number;
  publishedAt?: string;
  changedAt?: string;
  structured?: readonly Readonly<Record<string, unknown>>[];
  feed?: { url: string; title: string };
}

/** What every page has, whatever its shell. */
export interface PageFrame {
  assets: PageAssets;
  tenant: TenantFace;
  page: {
    title: string;
    description?: string;
    canonicalUrl?: string;
    /** false keeps it out of search engines. */
    isIndexed?: boolean;
    /** How it presents itself where it is linked; every address whole. */
    sharing?: PageSharing;
    /** The page is about work under way: look again after so many seconds. */
    refreshSeconds?: number;
  };
  account?: AccountFace;
  csrfToken?: string;
  notices?: readonly PageNotice[];
  /** Islands that stand on the page, by name. */
  islands?: readonly string[];
}
