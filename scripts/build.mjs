// Builds Balai into .build/: client/ (style, font, script, islands, manifest.json) and server/ (the bundle of src/main.ts and
// its neighbours, source maps beside it). Nothing is done when no input changed since the last build.
//   node scripts/build.mjs [--force]
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const OUT = join(ROOT, '.build');

/** Entries of the server bundle, by the name they get in .build/server; one that does not exist yet is left out. */
const SERVER_ENTRIES = { main: 'src/main.ts', cli: 'src/cli.ts' };
/** Worker threads are entries of their own, found by name: src/**\/<name>.worker.ts becomes .build/server/<name>.worker.js. */
const WORKERS = 'src/**/*.worker.ts';
const CLIENT_ENTRIES = { main: 'src/web/assets/main.css', client: 'src/web/assets/client.ts' };
/** An island is an entry of its own, found by name: src/**\/<name>.island.tsx, asked for by a page as <name>. */
const ISLANDS = 'src/**/*.island.{ts,tsx}';
/** Files that no style sheet or script refers to, but a page does by address. */
const PUBLIC_FILES = ['src/web/assets/fonts/*.woff2', 'src/web/assets/emblems/*.svg'];

const PARTS = { client: buildClient, server: buildServer };

/**
 * Builds client and server, or one of them, unless the inputs are those of the last build.
 * @param {{ force?: boolean, quiet?: boolean, only?: 'client' | 'server' }} [options]
 * @returns {Promise<{ built: boolean, milliseconds: number }>}
 */
export async function build({ force = false, quiet = false, only } = {}) {
  const start = performance.now();
  const fingerprint = fingerprintOfInputs();
  const parts = only ? [only] : Object.keys(PARTS);
  const stale = () => parts.filter((part) => force || !isBuilt(part, fingerprint));
  let built = false;
  if (stale().length > 0) {
    const unlock = await takeLock();
    const scratch = join(OUT, `scratch-${process.pid}`);
    // What is built is what is served, also when a test asks for it: React's own build and JSX have to agree.
    const { NODE_ENV } = process.env;
    process.env.NODE_ENV = 'production';
    try {
      // Asked again: another process may have built the same inputs while we waited.
      for (const part of stale()) {
        await PARTS[part](join(scratch, part));
        replaceDirectory(join(scratch, part), join(OUT, part));
        writeFileSync(fingerprintFile(part), fingerprint);
        built = true;
      }
    } finally {
      if (NODE_ENV === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = NODE_ENV;
      rmSync(scratch, { recursive: true, force: true });
      unlock();
    }
  }
  const milliseconds = Math.round(performance.now() - start);
  if (built && !quiet) console.log(`built in ${(milliseconds / 1000).toFixed(1)} s`);
  return { built, milliseconds };
}

async function buildClient(outDir) {
  const { default: tailwind } = await import('@tailwindcss/vite');
  const islands = Object.fromEntries(find(ISLANDS).map((file) => [islandName(file), file]));
  await viteBuild({
    ...shared(outDir),
    plugins: [tailwind(), withoutInlineStyle(), onlyIconsOf(Object.values(islands)), publicFiles()],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'manifest.json',
      target: 'es2022',
      // The content policy is default-src 'self': a data: address would be refused, so nothing is inlined.
      assetsInlineLimit: 0,
      cssCodeSplit: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries({ ...CLIENT_ENTRIES, ...islands }).map(([name, file]) => [name, join(ROOT, file)]),
        ),
      },
    },
  });
}

function buildServer(outDir) {
  return bundleForNode(outDir, SERVER_ENTRIES);
}

/**
 * Bundles entries that run in Node, with every worker thread of the sources beside them. The directory has to lie two levels
 * below the project, so that addresses of files in the source tree hold.
 * @param {string} outDir
 * @param {Record<string, string>} entries source files by the name they get; one that does not exist yet is left out
 */
export async function bundleForNode(outDir, entries) {
  const workers = find(WORKERS);
  const names = workers.map((file) => basename(file, '.ts'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice)
    throw new Error(`two worker files are called ${twice}.ts; their bundles would overwrite each other`);
  const input = Object.fromEntries([
    ...Object.entries(entries).filter(([, file]) => existsSync(join(ROOT, file))),
    ...workers.map((file) => [basename(file, '.ts'), file]),
  ]);
  mkdirSync(outDir, { recursive: true });
  if (Object.keys(input).length === 0) return;
  await viteBuild({
    ...shared(outDir),
    plugins: [keepSourceAddresses()],
    ssr: { external: true, noExternal: [] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, join(ROOT, file)])),
        // One flat directory, so that a worker is found beside whichever file starts it.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  });
}

/** The bundler takes a fifth of a start to load, and most starts build nothing. */
async function viteBuild(options) {
  const { build } = await import('vite');
  return build(options);
}

function shared() {
  return {
    root: ROOT,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    appType: 'custom',
  };
}

/**
 * In the bundle import.meta.url is no longer the source file. `new URL('./x', import.meta.url)` keeps meaning the same file:
 * a worker is its bundle, anything else stays where it is in the source tree.
 */
function keepSourceAddresses() {
  const pattern = /new URL\(\s*(['"])(\.{1,2}\/[^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g;
  return {
    name: 'balai:keep-source-addresses',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0];
      if (!file.startsWith(join(ROOT, 'src')) || !code.includes('import.meta.url')) return null;
      const replaced = code.replace(pattern, (_whole, _quote, address) => {
        const target = resolve(dirname(file), address);
        const isWorker = /\.worker\.ts$/.test(target);
        const fromBundle = isWorker
          ? `./${basename(target, '.ts')}.js`
          : relative(join(OUT, 'server'), target).split('\\').join('/');
        return `new URL(${JSON.stringify(fromBundle)}, import.meta.url)`;
      });
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}

/** Turbo's progress bar brings a style element, which the content policy refuses; its rules stand in our own style sheet. */
function withoutInlineStyle() {
  const install = 'this.installStylesheetElement();';
  return {
    name: 'balai:without-inline-style',
    transform(code, id) {
      if (!id.includes('@hotwired/turbo')) return null;
      if (code.split(install).length !== 2)
        throw new Error('Turbo installs its style element in another way now');
      return { code: code.replace(install, ''), map: null };
    },
  };
}

/** Islands draw their icons themselves. Of the whole icon set they get only names that stand in quotes in their own sources. */
function onlyIconsOf(islands) {
  return {
    name: 'balai:only-icons-of-islands',
    enforce: 'pre',
    load(id) {
      if (!id.split('?')[0].endsWith('lucide-static/icon-nodes.json')) return null;
      const folders = new Set(islands.map((file) => dirname(file)));
      const sources = [...folders, 'src/kernel/ui'].flatMap((folder) => find(`${folder}/*.tsx`));
      const names = new Set(
        sources.flatMap((file) =>
          [...readFileSync(join(ROOT, file), 'utf8').matchAll(/['"]([a-z][a-z0-9-]*)['"]/g)].map((m) => m[1]),
        ),
      );
      const all = JSON.parse(readFileSync(join(ROOT, 'node_modules/lucide-static/icon-nodes.json'), 'utf8'));
      const kept = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
      return { code: `export default ${JSON.stringify(kept)}`, moduleType: 'js', map: null };
    },
  };
}

function publicFiles() {
  return {
    name: 'balai:public-files',
    buildStart() {
      for (const file of PUBLIC_FILES.flatMap(find)) {
        this.emitFile({
          type: 'asset',
          name: basename(file),
          originalFileName: file,
          source: readFileSync(join(ROOT, file)),
        });
      }
    },
  };
}

function islandName(file) {
  return basename(file).replace(/\.island\.tsx?$/, '');
}

function fingerprintOfInputs() {
  const files = [
    ...find('src/**/*').filter((file) => !/\.test\.tsx?$/.test(file)),
    'package-lock.json',
    'package.json',
    'scripts/build.mjs',
  ];
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function isBuilt(part, fingerprint) {
  const file = fingerprintFile(part);
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint && existsSync(join(OUT, part));
}

function fingerprintFile(part) {
  return join(OUT, `${part}.fingerprint`);
}

/** One build at a time: tests in several processes ask for it at once. A lock older than two minutes has lost its owner. */
async function takeLock() {
  const lock = join(OUT, 'lock');
  mkdirSync(OUT, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 120_000) rmSync(lock, { recursive: true, force: true });
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}

function replaceDirectory(from, to) {
  const old = `${to}-old-${process.pid}`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

function find(pattern) {
  return globSync(pattern, { cwd: ROOT })
    .map((file) => file.split('\\').join(posix.sep))
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .sort();
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { built } = await build({ force: process.argv.includes('--force') });
    if (!built) console.log('nothing changed since the last build');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
