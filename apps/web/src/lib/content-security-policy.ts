/** Under which a request carries the nonce of its page. */
export const nonceHeader = "x-nonce";

/**
 * What a page may load and do. Scripts run by the page's nonce alone, and by what those load; nothing is
 * fetched from or sent to another site, and no site may frame it.
 *
 * Style attributes are open: React writes them into the page that the server sends, where no nonce can
 * reach. Development also evaluates code, and puts styles into the page, to reload it.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const styles = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
