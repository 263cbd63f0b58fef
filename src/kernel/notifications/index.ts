export { accountsWithRole, type Notice, notify } from './notify.ts';
