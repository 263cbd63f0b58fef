export { raiseAccessVersion } from './access-version.ts';
export { changeSetting } from './change-setting.ts';
export { type OrganisationProfile, organisationProfile } from './organisation-profile.ts';
export { type PublicFooterSetting, publicFooter } from './public-footer.ts';
export { type SecurityPolicy, securityPolicy } from './security-policy.ts';
export { defineSetting, readSetting, type Setting, writeSetting } from './settings.ts';
