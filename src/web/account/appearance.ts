import { page, type Route, readForm, redirectTo } from '#kernel/http';
import { THEME_ACTION, THEME_COOKIE, THEME_FIELD } from '#kernel/ui';
import { localPath } from '../routing/local-path.ts';

const YEAR_SECONDS = 365 * 86_400;

/** Light, dark, or as the device has it; for who has no script, and before signing in too. */
export const appearanceRoutes: readonly Route[] = [
  page.post(
    THEME_ACTION,
    { access: { public: 'keeps a choice of looks in the own browser' }, summary: 'Choose light or dark' },
    async (ctx) => {
      const typed = await readForm(ctx);
      const mode = ['light', 'dark'].find((known) => known === typed[THEME_FIELD]) ?? 'auto';
      const answer = redirectTo(cameFrom(ctx.request.headers.get('referer'), ctx.request.url.host));
      answer.headers.append(
        'set-cookie',
        `${THEME_COOKIE}=${mode}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`,
      );
      return answer;
    },
  ),
];

function cameFrom(referer: string | null, host: string): string {
  if (!referer || !URL.canParse(referer)) return '/';
  const url = new URL(referer);
  return url.host === host ? (localPath(url.pathname + url.search) ?? '/') : '/';
}
