export { blindIndex } from './blind-index.ts';
export { EncryptionError, type EncryptionErrorCode } from './encryption-error.ts';
export { byteReader, type FramePlace, readFrames, writeFrames } from './frames.ts';
export {
  createKeyring,
  type KeyIdentity,
  type KeyPurpose,
  type Keyring,
  type WrappedKey,
} from './keyring.ts';
export { type LoadedKeyring, loadKeyring, parseMasterKeys } from './master-keys.ts';
export { checkMasterKeys, resealColumn, rewrapTenantKeys } from './rotate.ts';
export { findSealedColumns, resealBatch, type SealedColumn } from './rotate-tenant.ts';
export { type DataKey, open, openBytes, type SealedPlace, seal, sealBytes } from './seal.ts';
export { openStream, sealStream } from './seal-stream.ts';
export {
  addDataKey,
  createTenantKeys,
  type Place,
  readTenantKeys,
  settleSeconds,
  type TenantKeys,
} from './tenant-keys.ts';
export { createTenantSecrets, type TenantSecrets } from './tenant-secrets.ts';
