import type { Scope } from '#kernel/access';

/**
 * The permission names of the two requirement documents, each with the key of the catalogue that took its place.
 * Scope left the name and sits in the grant; where an old name carried one, it is noted. Names that did not change
 * are not listed.
 */
export interface PermissionAlias {
  old: string;
  key: string;
  scope?: Scope;
}

const alias = (old: string, key: string, scope?: Scope): PermissionAlias => ({
  old,
  key,
  ...(scope && { scope }),
});

export const permissionAliases: readonly PermissionAlias[] = [
  alias('profile.view_self', 'profile.view', 'own'),
  alias('profile.edit_self', 'profile.edit', 'own'),
  alias('password.change_self', 'password.change', 'own'),
  alias('membercard.view_self', 'membercard.view', 'own'),
  alias('member.view_list', 'member.view'),
  alias('member.view_detail', 'member.view'),
  alias('members.view_all', 'member.view', 'all'),
  alias('members.view_region', 'member.view', 'region'),
  alias('members.update_all', 'member.edit', 'all'),
  alias('members.update_region_limited', 'member.edit', 'region'),
  alias('member.approve_candidate', 'member.approve'),
  alias('members.approve', 'member.approve'),
  alias('member.reject_candidate', 'member.reject'),
  alias('members.reject', 'member.reject'),
  alias('members.disable', 'member.disable'),
  alias('members.suspend', 'member.suspend'),
  alias('members.propose_action', 'member.propose', 'region'),
  alias('members.bulk_import', 'member.import'),
  alias('member.change_role', 'rbac.role.assign'),
  alias('region_admin.assign_coordinator', 'region.assign'),
  alias('content.manage', 'cms.page.manage'),
  alias('cms.manage_all', 'cms.home.manage'),
  alias('blog.create', 'cms.news.manage'),
  alias('blog.manage', 'cms.news.manage'),
  alias('news.manage', 'cms.news.manage'),
  alias('docs.manage', 'cms.document.manage'),
  alias('notification.send_all', 'broadcast.send', 'all'),
  alias('notification.send_region', 'broadcast.send', 'region'),
  alias('broadcast.send_all', 'broadcast.send', 'all'),
  alias('broadcast.send_region', 'broadcast.send', 'region'),
  alias('message.send_to_board', 'ticket.create'),
  alias('message.reply_to_member', 'ticket.reply'),
  alias('complaint.view_inbox', 'ticket.view'),
  alias('complaint.respond', 'ticket.reply'),
  alias('forum.moderate_all', 'forum.moderate', 'all'),
  alias('forum.moderate_region', 'forum.moderate', 'region'),
  alias('survey.create', 'survey.manage'),
  alias('survey.view_results', 'survey.results'),
  alias('survey.manage_all', 'survey.manage', 'all'),
  alias('survey.manage_region', 'survey.manage', 'region'),
  alias('whatsapp.join_all_members', 'whatsapp.join'),
  alias('whatsapp.join_region', 'whatsapp.join'),
  alias('whatsapp.manage_all', 'whatsapp.manage', 'all'),
  alias('whatsapp.manage_region', 'whatsapp.manage', 'region'),
  alias('region.member.download', 'member.export', 'region'),
  alias('region.link.update', 'whatsapp.manage', 'region'),
  alias('region.stats.view', 'stats.view', 'region'),
  alias('region.dues.view', 'dues.dashboard.view', 'region'),
  alias('dues.dashboard.view_all', 'dues.dashboard.view', 'all'),
  alias('dues.bill.view_all', 'dues.bill.view', 'all'),
  alias('dues.payment.view_all', 'dues.payment.view', 'all'),
  alias('dues.claim.view_all', 'dues.claim.view', 'all'),
  alias('dues.arrears.view_all', 'dues.arrears.view', 'all'),
  alias('dues.arrears.enforce_pending', 'dues.arrears.enforce'),
  alias('dues.report.export_all', 'dues.report.export', 'all'),
  alias('role.manage', 'rbac.role.manage'),
  alias('rbac.role.create', 'rbac.role.manage'),
  alias('rbac.role.update', 'rbac.role.manage'),
  alias('submenu.manage', 'menu.manage'),
  alias('masterdata.bulk_import', 'masterdata.import'),
  alias('audit.view_all', 'audit.view', 'all'),
];
