import { readFileSync } from 'node:fs';
import type { TenantKind } from '#kernel/ui';

/** Addresses of the built files; their names carry a hash of their content. */
export interface PageAssets {
  style: string;
  script: string;
  font: string;
  emblems: Record<TenantKind, string>;
  /** The address of an island's script. @throws when no island has this name */
  islandScript: (name: string) => string;
}

type Manifest = Record<string, { file: string; isEntry?: boolean; name?: string }>;

const ASSETS = 'src/web/assets';

/**
 * Reads the manifest that the build wrote.
 *
 * @throws when the build is missing or older than these sources
 */
export function readPageAssets(manifestFile: string): PageAssets {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const address = (source: string) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`${source} is not in ${manifestFile}; build again`);
    return `/${entry.file}`;
  };
  const islands = new Map(
    Object.entries(manifest).flatMap(([source, entry]) =>
      /\.island\.tsx?$/.test(source) && entry.name ? [[entry.name, `/${entry.file}`]] : [],
    ),
  );
  return {
    style: address(`${ASSETS}/main.css`),
    script: address(`${ASSETS}/client.ts`),
    font: address(`${ASSETS}/fonts/plus-jakarta-sans.woff2`),
    emblems: {
      koperasi: address(`${ASSETS}/emblems/koperasi.svg`),
      serikat: address(`${ASSETS}/emblems/serikat.svg`),
      desa: address(`${ASSETS}/emblems/desa.svg`),
      pascasarjana: address(`${ASSETS}/emblems/pascasarjana.svg`),
      platform: address(`${ASSETS}/emblems/platform.svg`),
    },
    islandScript: (name) => {
      const script = islands.get(name);
      if (!script) throw new Error(`there is no island called ${name}`);
      return script;
    },
  };
}
