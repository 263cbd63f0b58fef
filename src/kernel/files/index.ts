export { describeBytes, FileError, type FileErrorCode } from './file-error.ts';
export { type FileLink, signFileLink, verifyFileLink } from './file-link.ts';
export { cleanFileName, cleanFileNames, contentDisposition } from './file-name.ts';
export type { FileStore, StoredFile } from './file-store.ts';
export { makeThumbnail, type NormalisedImage, normaliseImage } from './image.ts';
export { type InspectedUpload, inspectUpload } from './inspect-upload.ts';
export { createLocalFileStore } from './local-file-store.ts';
export {
  describeMediaTypes,
  documentTypes,
  imageTypes,
  type MediaType,
  mediaTypes,
  sheetTypes,
} from './media-types.ts';
export {
  type FileOwner,
  keepPrivateFile,
  type NewPrivateFile,
  openPrivateFile,
  type PrivateFile,
} from './private-file.ts';
export {
  type MultipartForm,
  type MultipartLimits,
  readMultipart,
  type UploadedFile,
} from './read-multipart.ts';
