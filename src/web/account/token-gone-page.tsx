import { type PageAnswer, renderPage } from '#kernel/http';
import { Icon, LinkButton } from '#kernel/ui';

/** A link that leads nowhere any more says so, and what to do instead. */
export function tokenGonePage(next: { label: string; url: string; text: string }): PageAnswer {
  return renderPage({
    surface: 'sign-in',
    title: 'Tautan tidak berlaku lagi',
    status: 410,
    isIndexed: false,
    body: (
      <>
        <Icon name="link-2-off" className="size-10 text-muted" />
        <h1 className="mt-4 text-3xl">Tautan ini tidak berlaku lagi</h1>
        <p className="mt-2 text-muted">
          Tautan dari surel hanya dapat dipakai sekali dan ada batas waktunya. {next.text}
        </p>
        <div className="mt-6 flex flex-wrap gap-2">
          <LinkButton href={next.url} look="primary">
            {next.label}
          </LinkButton>
          <LinkButton href="/login">Ke halaman masuk</LinkButton>
        </div>
      </>
    ),
  });
}
