/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: ids of long-term and temporary keys. */
const ACCESS_KEY_ID = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g;

/** Session tokens and signatures as they stand in headers and canonical requests. */
const SECRET_HEADER = /(x-amz-security-token|(?:x-amz-)?\bsignature)(\s*[:=]\s*)[^\s,&]+/gi;

const USER_INFO = /(https?:\/\/)[^/\s@]+@/gi;

/** A text without what belongs to credentials. */
export function redact(text: string): string {
  return text.replace(ACCESS_KEY_ID, '…').replace(SECRET_HEADER, '$1$2…').replace(USER_INFO, '$1');
}
