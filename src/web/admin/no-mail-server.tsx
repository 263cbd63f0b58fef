import type { RequestContext } from '#kernel/http';
import { readMailSettings } from '#kernel/mail';
import { LinkButton, Notice } from '#kernel/ui';

/** Without a server mails stay in the outbox, where whoever may read it finds them and hands them on. */
export const hasMailServer = (): boolean => readMailSettings(process.env).kind === 'smtp';

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
