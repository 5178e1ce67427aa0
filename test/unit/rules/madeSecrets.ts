/** Texts of the forms of secrets, put together so that no scanner takes this file for a leak. */
export const GITHUB_TOKEN = `ghp${'_'}${'aB3'.repeat(12)}`;
export const SECRET_KEY = `q7Lz/${'Tw4+kR9m'.repeat(4)}vB2`;
export const PRIVATE_KEY = [
  '-----BEGIN',
  'RSA PRIVATE KEY-----\nMIIE\n-----END',
  'RSA PRIVATE KEY-----',
].join(' ');
export const WEB_TOKEN = ['eyJhbGciOiJub25lIn0', 'eyJzdWIiOiJhbGljZSJ9', 'c2lnbmF0dXJl'].join('.');
