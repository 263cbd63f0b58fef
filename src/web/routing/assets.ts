import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

interface Asset {
  body: Buffer;
  type: string;
}

/**
 * The built files under `/assets/`, read at once: a build made while the server runs changes none of them. Their names
 * carry a hash of the content, so a browser keeps them for ever. All of them fit in memory; nothing outside the build's
 * folder can be named.
 */
export function openAssets(folder: string): (pathname: string, method: string) => Response | undefined {
  const assets = readAssets(folder);
  return (pathname, method) => {
    if (!pathname.startsWith('/assets/') || (method !== 'GET' && method !== 'HEAD')) return undefined;
    const asset = assets.get(pathname);
    if (!asset) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    return new Response(new Uint8Array(asset.body), {
      headers: {
        'content-type': asset.type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      },
    });
  };
}

function readAssets(folder: string): Map<string, Asset> {
  const found = new Map<string, Asset>();
  if (!existsSync(folder)) return found;
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const at = path.join(folder, name);
    const type = TYPES[path.extname(name)];
    if (!type || !statSync(at).isFile()) continue;
    found.set(`/${name.replaceAll(path.sep, '/').replace(/^\/?/, '')}`, { body: readFileSync(at), type });
  }
  return found;
}
