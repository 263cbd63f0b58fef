import { defineJob, type JobDeclaration } from '#kernel/jobs';
import type { Tenant } from '#kernel/tenancy';
import { askConsentsAgain } from './ask-again.ts';
import { alertClocks } from './clock.ts';
import { dropBytes } from './erase-person.ts';
import { dropOldCopies } from './export-own-data.ts';
import type { PrivacyPlace } from './privacy-place.ts';
import { runRetention } from './retention.ts';

/** Every night: clocks, copies whose day is over, consents to older texts, and the rule of keeping. */
export function privacyNightJob(placeOf: (tenant: Tenant) => PrivacyPlace): JobDeclaration {
  return defineJob({
    kind: 'tidyPersonalData',
    lane: 'long',
    nightly: { title: 'Merapikan data pribadi' },
    run: async (ctx) => {
      const place = placeOf(ctx.tenant);
      await ctx.transaction((tx) => alertClocks(ctx, tx, place));
      await dropOldCopies(ctx);
      await dropBytes(ctx);
      const asked = await ctx.transaction((tx) => askConsentsAgain(ctx, tx, place));
      const retention = await runRetention(ctx, place);
      return { note: asked > 0 ? `${retention}; ${asked} orang diminta setuju ulang` : retention };
    },
  });
}
