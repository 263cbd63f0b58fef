export { defineSetting, readSetting, type Setting, writeSetting } from './settings.ts';
