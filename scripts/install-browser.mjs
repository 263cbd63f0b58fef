// Brings what browser tests need and the registries of npm do not have: Chromium and a font, from Debian's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium, installed when it is missing and this machine allows it. */
export function findBrowser() {
  const found = process.env.BALAI_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (found) return found;
  const canInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) {
    throw new Error('Browser tests need Chromium: install it, or name its path in BALAI_CHROMIUM.');
  }
  console.log('installing Chromium for the browser tests');
  const run = (...args) => {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${status}`);
  };
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
  return PLACES.find((place) => existsSync(place));
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(findBrowser());
