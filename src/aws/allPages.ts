/** A page of a list: what is on it, and the token of the next one. */
export interface ListPage<Item> {
  readonly items: readonly Item[] | undefined;
  readonly token: string | undefined;
}

/** Everything on all pages of a list. `page` gets what a request has to say to get the page. */
export async function allPages<Item>(
  page: (token: { readonly NextToken?: string }) => Promise<ListPage<Item>>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let token: string | undefined;
  do {
    const next = await page(token === undefined ? {} : { NextToken: token });
    found.push(...(next.items ?? []));
    token = next.token;
  } while (token);
  return found;
}
