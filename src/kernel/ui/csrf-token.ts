import { createContext } from 'react';

/** The name of the hidden field that every form of the site sends. */
export const CSRF_FIELD = '_csrf';

/** The token of the person's session; a shell puts it around its page, and forms take it from there. */
export const CsrfToken = createContext<string | undefined>(undefined);
