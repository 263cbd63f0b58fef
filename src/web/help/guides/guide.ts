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
