import type { RequestContext } from '#kernel/http';
import { LinkButton, Notice } from '#kernel/ui';

/** Says why an invited person got no mail, and where its link is. */
export function NoMailServer({ ctx, outbox }: { ctx: RequestContext; outbox: string }) {
  const mayRead = ctx.can('outbox', 'read');
  return (
    <Notice
      tone="warning"
      title="Belum ada server surel"
      action={mayRead && <LinkButton href={outbox}>Buka surat keluar</LinkButton>}
    >
      {mayRead
        ? 'Undangan tidak dikirim. Buka suratnya di surat keluar, lalu sampaikan tautannya sendiri kepada yang diundang.'
        : 'Undangan tidak dikirim. Minta pengurus yang memegang surat keluar menyampaikan tautannya.'}
    </Notice>
  );
}
