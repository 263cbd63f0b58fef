import type { RequestContext } from '#kernel/http';
import { Icon, LinkButton } from '#kernel/ui';

/** The requirement's own words on what a visitor sees only a part of; gone once one has signed in. */
export function GuestMark({ ctx, next, more }: { ctx: RequestContext; next: string; more?: string }) {
  if (ctx.principal.kind !== 'guest') return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-2xl border border-base-300 bg-soft px-4 py-4 text-soft-content lg:px-6">
      <Icon name="lock" />
      <p className="grow">
        <b className="font-bold">Silakan login untuk akses penuh</b>
        {more && <span className="block text-sm">{more}</span>}
      </p>
      <LinkButton href={`/login?next=${encodeURIComponent(next)}`} look="primary" size="sm">
        Masuk
      </LinkButton>
    </div>
  );
}
