import type { ReactNode } from 'react';
import type { AccessTable, MenuItem, RightName } from '#kernel/access';
import type { Things } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { RequestContext, Route, SearchSource } from '#kernel/http';
import type { FactsSource, InvitationAccepted } from '#kernel/identity';
import type { JobDeclaration } from '#kernel/jobs';
import type { PersonalDataSource } from '#kernel/personal-data';
import type { Register } from '#kernel/register';
import type { NewTenant, TenantKind } from '#kernel/tenancy';
import type { App, FieldErrors, WorkContext } from '#kernel/work';

/** The manifest of a product: everything the kernel needs to run an organisation of its kind. */
export interface Product {
  kind: TenantKind;
  /** "Koperasi", "Serikat pekerja kampus": the kind as people say it. */
  label: string;
  access: AccessTable;
  menu: readonly MenuItem[];
  routes: readonly Route[];
  registers: readonly Register[];
  jobs: readonly JobDeclaration[];
  facts?: FactsSource;
  /** What the shells show around the pages of this product. */
  face: ProductFace;
  /** Where a person lands after signing in. */
  home: (ctx: RequestContext) => string;
  /** What a new organisation of this kind starts with; run once, behind the new tenant's wall. */
  seed: (ctx: WorkContext, tx: Tx) => Promise<void>;
  story?: Story;
  /** How an organisation of this kind asks for a place on the platform; without it operators make it by hand. */
  signUp?: SignUp;
  /** What hangs on an invitation besides the role: a term. */
  whenInvitationAccepted?: InvitationAccepted;
  /** What the product knows of the person, on the page of their own account. */
  profileSection?: (ctx: RequestContext) => Promise<ReactNode>;
  /** What it keeps of people, for their own page and for erasure; without it only the account is known. */
  personalData?: PersonalDataSource;
  /** What the log of actions calls its things, where the matrix has no better name. */
  auditedThings?: Things;
  /** Parts of the settings page that are the product's. */
  settings?: readonly SettingSection[];
  /** The regions, programmes or areas that a grant of its roles may name. */
  scopeOptions?: (ctx: WorkContext, tx: Tx) => Promise<readonly { value: string; label: string }[]>;
  /** Lists that the search over the whole console looks into, beside the registers, pages and help. */
  search?: readonly SearchSource[];
  /** Help with its own pages; a page names the topic by its key. */
  help?: readonly HelpTopic[];
  /** What each role does in an ordinary week, by the key of the role. */
  guides: Readonly<Record<string, RoleGuide>>;
}

/** What an organisation of this kind brings when it signs up. */
export interface SignUp {
  /** What it is called in a sentence: "koperasi". */
  noun: string;
  /** Who is invited first, as the form asks for the person: "Ketua". */
  contact: string;
  /** The papers without which nobody decides, in the order they are asked for. */
  papers: readonly { kind: string; label: string }[];
  /** Keeps a paper among the new organisation's own, sealed by its keys; the same paper once more changes nothing. */
  takePaper: (ctx: WorkContext, tx: Tx, paper: SignUpPaper) => Promise<void>;
}

export interface SignUpPaper {
  kind: string;
  name: string;
  mediaType: string;
  content: Buffer;
}

/** One part of the settings page: its own form, its own save. The route asks for the right to change settings. */
export interface SettingSection {
  /** Part of the address, e.g. `bank`. */
  key: string;
  title: string;
  /** One sentence: what it changes, and where one sees it. */
  lead: string;
  /** The fields, filled with what holds now or with what was typed and was wrong. */
  fields: (
    ctx: RequestContext,
    tx: Tx,
    typed: Readonly<Record<string, string | string[]>> | undefined,
    errors: FieldErrors,
  ) => Promise<ReactNode>;
  /** @throws AppError 422 with a sentence for each wrong field. Audits the change itself. */
  save: (ctx: RequestContext, tx: Tx, typed: Readonly<Record<string, string | string[]>>) => Promise<void>;
}

/** A short text of help. Paragraphs are sentences; a list is its lines. */
export interface HelpTopic {
  key: string;
  title: string;
  lead: string;
  /** Who is helped by it; left out: everybody. */
  needs?: RightName;
  parts: readonly { heading?: string; text?: string; steps?: readonly string[] }[];
}

/** What one role does here, in the order of an ordinary week. */
export interface RoleGuide {
  lead: string;
  tasks: readonly GuideTask[];
}

export interface GuideTask {
  /** The page it happens on; a task whose page is not there (yet) is not shown. */
  url: string;
  title: string;
  text: string;
}

export interface ProductFace {
  /** At most six links of the public header. */
  publicMenu: readonly { label: string; url: string }[];
  /** The one act beside signing in: "Jadi anggota". */
  publicAct?: { label: string; url: string };
  publicFooter: readonly { title: string; links: readonly { label: string; url: string }[] }[];
  /** Five places of a person's own area; entries one may not open are left out. */
  memberMenu: readonly { label: string; icon: string; url: string; needs?: RightName }[];
  /** Large on the cloth of the sign-in page. */
  signInMessage: string;
}

/** The demo organisation of a product, which is also the fixture of its tests. */
export interface Story {
  tenant: NewTenant;
  accounts: readonly DemoAccount[];
  /**
   * What must be there when the server says it is ready; a second or two of work at most. `goesOn`: the later job tells
   * the rest, so its months are left open.
   */
  fill: (
    ctx: WorkContext,
    tx: Tx,
    accountIds: ReadonlyMap<string, string>,
    given: { goesOn: boolean },
  ) => Promise<void>;
  /** Kind of the job that adds the rest afterwards. */
  laterJob?: string;
}

export interface DemoAccount {
  /** Name of the account within the story. */
  key: string;
  /** The role it stands for; virtual roles follow from the person `fill` makes. */
  role: string;
  name: string;
  /** What is typed to sign in: an e-mail address or a user name. */
  identifier: string;
  regions?: readonly string[];
  programmes?: readonly string[];
  areas?: readonly string[];
  /** Keys of the grants that this person was given beside the role. */
  grants?: readonly string[];
  subjectId?: string;
}

/** The process with the products it serves. */
export interface BalaiApp extends App {
  readonly products: ReadonlyMap<TenantKind, Product>;
}
