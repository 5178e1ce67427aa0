/** Whether a TLS version is older than 1.2, which AWS has refused on its endpoints since 2024. */
export function isOldTls(version: string): boolean {
  return /^(SSLv\d(\.\d)?|TLSv1(\.[01])?)$/i.test(version);
}

/** Why a cipher suite is weak; `undefined` when it is not, or not known. */
export type CipherWeakness = 'broken' | 'no forward secrecy' | 'sha1';

/** `broken`: RC4, DES, 3DES, NULL, EXPORT, MD5. `sha1`: a CBC suite that SHA-1 vouches for. */
export function cipherWeakness(suite: string): CipherWeakness | undefined {
  if (/RC4|DES|NULL|EXP|MD5|anon/i.test(suite)) return 'broken';
  const tls13 = /^TLS_(AES|CHACHA20)_/.test(suite);
  if (!tls13 && /^(AES|CAMELLIA|TLS_RSA_WITH_)/.test(suite)) return 'no forward secrecy';
  return /[-_]SHA$/.test(suite) ? 'sha1' : undefined;
}

/** Whether the key exchange also holds against a quantum computer. */
export function isPostQuantum(keyExchange: string): boolean {
  return /ML-?KEM|Kyber/i.test(keyExchange);
}
