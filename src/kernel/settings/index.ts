export { type OrganisationProfile, organisationProfile } from './organisation-profile.ts';
export { defineSetting, readSetting, type Setting, writeSetting } from './settings.ts';
