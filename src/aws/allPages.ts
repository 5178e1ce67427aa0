import { pageTokens } from './pageTokens';

/** A page of a list: what is on it, and the token of the next one. */
export interface ListPage<Item> {
  readonly items: readonly Item[] | undefined;
  readonly token: string | undefined;
}

/**
 * Everything on all pages of a list, as far as its tokens lead on. `page` gets what a request has to say
 * to get the page.
 */
export async function allPages<Item>(
  page: (token: { readonly NextToken?: string }) => Promise<ListPage<Item>>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  const pages = pageTokens();
  do {
    const { items, token } = await page(
      pages.token === undefined ? {} : { NextToken: pages.token },
    );
    const read = listOf(items);
    for (const item of read) found.push(item);
    pages.read(token, read.length === 0);
  } while (!pages.done);
  return found;
}

/** The objects of a list that AWS has sent; nothing where it is none. */
export function listOf<Item>(list: readonly Item[] | null | undefined): readonly Item[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly Item[]).filter(item => typeof item === 'object' && item !== null);
}
