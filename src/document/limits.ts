/** What we read at most. API Gateway imports definitions of up to 6 MB. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** No definition is nested as deeply; what is would overflow the stack of whatever walks it. */
export const MAX_DEPTH = 500;

/** Keys that YAML merges (`<<`) may copy in all; ends merges that multiply. */
export const MAX_MERGED_KEYS = 500_000;

/** Values that a document may have with its aliases written out; a 6 MB definition has some 500,000. */
export const MAX_EXPANDED_VALUES = 1_000_000;

/** How long a server may take to answer with a referenced document. */
export const REMOTE_TIMEOUT_MS = 10_000;
