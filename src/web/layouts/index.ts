// The shells that pages are put into. A shell knows the surface; what stands in it comes from products and features.
export { ConsoleShell, type ConsoleShellProps, SIDEBAR_COOKIE } from './console-shell.tsx';
export { Document } from './document.tsx';
export { ErrorPage, type ErrorPageProps } from './error-page.tsx';
export type { AccountFace, MenuEntry, PageFrame, PageSharing, TenantFace } from './frame.ts';
export { HelpLayout, type HelpLayoutProps } from './help-layout.tsx';
export { MemberShell, type MemberShellProps } from './member-shell.tsx';
export { type PageAssets, readPageAssets } from './page-assets.ts';
export { PlainShell } from './plain-shell.tsx';
export { PrintShell, type PrintShellProps } from './print-shell.tsx';
export { type PublicFooter, PublicShell, type PublicShellProps } from './public-shell.tsx';
export { renderDocument } from './render-document.ts';
export { SignInShell, type SignInShellProps } from './sign-in-shell.tsx';
