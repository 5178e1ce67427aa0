import { markdownOf, sessionMarkdownOf } from '../../core/picture/markdown';
import { mermaidOf } from '../../core/picture/mermaid';
import { plainTextOf, sessionTextOf } from '../../core/picture/plainText';
import type { PageView, SaveFormat, Tab } from '../protocol';
import type { PageWord } from '../words';
import { rasterised } from './png';
import type { Speech } from './speech';
import { svgOf } from './svgPicture';

/** How a picture leaves the page. */
export interface Exported {
  readonly format: SaveFormat;
  readonly to: 'clipboard' | 'file';
}

export const EXPORTS = [
  { word: 'Copy Markdown', format: 'markdown', to: 'clipboard' },
  { word: 'Copy Mermaid', format: 'mermaid', to: 'clipboard' },
  { word: 'Copy text', format: 'text', to: 'clipboard' },
  { word: 'Copy SVG', format: 'svg', to: 'clipboard' },
  { word: 'Save as PNG…', format: 'png', to: 'file' },
  { word: 'Save as SVG…', format: 'svg', to: 'file' },
  { word: 'Save as Markdown…', format: 'markdown', to: 'file' },
  { word: 'Save as Mermaid…', format: 'mermaid', to: 'file' },
  { word: 'Save as text…', format: 'text', to: 'file' },
] as const satisfies readonly (Exported & { readonly word: PageWord })[];

/** What a session can be copied and saved as. */
const OF_SESSIONS: ReadonlySet<SaveFormat> = new Set(['markdown', 'text']);

export function isExportOf(tab: Tab, format: SaveFormat): boolean {
  return tab === 'chain' || OF_SESSIONS.has(format);
}

/** What a side of the page shows, in a format: text, or a PNG in base64. */
export async function exported(
  { picture, session, title }: Pick<PageView, 'picture' | 'session' | 'title'>,
  tab: Tab,
  format: SaveFormat,
  { say }: Speech,
): Promise<string> {
  if (tab === 'session' && session)
    return format === 'markdown' ? sessionMarkdownOf(session, say) : sessionTextOf(session, say);
  switch (format) {
    case 'markdown':
      return markdownOf(picture, title, say);
    case 'mermaid':
      return mermaidOf(picture, say);
    case 'text':
      return plainTextOf(picture, title, say);
    case 'svg':
      return svgOf(picture, title, say).text;
    case 'png':
      return rasterised(svgOf(picture, title, say));
  }
}
