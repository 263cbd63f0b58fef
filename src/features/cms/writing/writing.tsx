import { classNames } from '#kernel/ui';

/** A text that people wrote, as HTML that `renderMarkup` made. */
export function Writing({ html, className }: { html: string; className?: string }) {
  return (
    <div
      className={classNames('writing prose-text max-w-[66ch] break-words', className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the only place where stored HTML goes out; it is what the sanitiser let through
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
