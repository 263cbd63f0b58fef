import { Icon, LinkButton } from '#kernel/ui';
import { errorContentFor } from './error-content.ts';
import type { PageFrame } from './frame.ts';
import { PlainShell } from './plain-shell.tsx';

export interface ErrorPageProps {
  frame: PageFrame;
  status: number;
  /** What happened, in a sentence; the default is the usual one of the status. */
  message?: string;
  /** What is wrong, field by field; said in place of the message. */
  problems?: readonly string[];
  /** A number to quote; shown for failures of ours. */
  requestId?: string;
  homeUrl?: string;
  signInUrl?: string;
  /** For who is signed in and cannot do anything here. */
  signOutUrl?: string;
  /** Where the person came from, or the page to try again. */
  backUrl?: string;
}

/** What went wrong, in the look of the house, and what to do now. */
export function ErrorPage(props: ErrorPageProps) {
  const {
    frame,
    status,
    message,
    problems = [],
    requestId,
    homeUrl = '/',
    signInUrl = '/login',
    signOutUrl,
    backUrl,
  } = props;
  const content = errorContentFor(status);
  const [label, url] = {
    home: ['Ke beranda', homeUrl] as const,
    'sign-in': ['Masuk', signInUrl] as const,
    back: ['Kembali', backUrl ?? homeUrl] as const,
    again: ['Coba lagi', backUrl ?? homeUrl] as const,
  }[content.action];
  return (
    <PlainShell frame={frame} homeUrl={homeUrl}>
      <div className="mx-auto grid max-w-xl justify-items-center py-8 text-center lg:py-16">
        <div className="relative mb-6 grid size-28 place-items-center overflow-hidden rounded-full bg-soft text-primary">
          <i className="motif opacity-25" />
          <span className="relative grid size-14 place-items-center rounded-full bg-base-100">
            <Icon name={content.icon} className="size-7" />
          </span>
        </div>
        <h1 className="text-3xl">{content.title}</h1>
        {problems.length === 0 ? (
          <p className="mt-3 max-w-[46ch] text-muted">{message ?? content.text}</p>
        ) : (
          <ul className="mt-3 grid max-w-[46ch] gap-1 text-muted">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        {content.advice && <p className="mt-1 max-w-[46ch] text-muted">{content.advice}</p>}
        <div className="mt-7 flex flex-wrap justify-center gap-2">
          <LinkButton href={url} look="primary">
            {label}
          </LinkButton>
          {content.action !== 'home' && url !== homeUrl && <LinkButton href={homeUrl}>Ke beranda</LinkButton>}
          {signOutUrl && <LinkButton href={signOutUrl}>Keluar</LinkButton>}
        </div>
        {requestId && status >= 500 && (
          <p className="figures mt-8 text-xs text-muted">
            Nomor kejadian: <span className="select-all">{requestId}</span>
          </p>
        )}
      </div>
    </PlainShell>
  );
}
