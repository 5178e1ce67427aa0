import type { PictureNode } from '../../core/picture/shape';
import { svg } from './element';

/** Drawn for this page on a grid of 16 by 16, as lines of 1.2. */
const PATHS = {
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c.4-2.9 2.6-4.5 5.5-4.5s5.1 1.6 5.5 4.5',
  shield: 'M8 1.7 13.5 3.5V8c0 3.2-2.2 5.3-5.5 6.3C4.7 13.3 2.5 11.2 2.5 8V3.5Z',
  role: 'M2 3.5h12v9H2ZM5.7 8.2a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6ZM3.8 10.8c.2-1 .9-1.4 1.9-1.4s1.7.4 1.9 1.4M9.5 6.5h2.7M9.5 9.5h2.7',
  session: 'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6ZM8 4.5V8l2.5 1.7',
  service: 'M2 2.5h12v4.5H2ZM2 9h12v4.5H2ZM4.3 4.75h.5M4.3 11.25h.5M7 4.75h4.7M7 11.25h4.7',
  building: 'M3 14V2.5h6.5V14M9.5 6.5H13V14M1.5 14h13M5 5h2.5M5 7.7h2.5M5 10.4h2.5',
  cube: 'M8 1.7 13.5 4.6v6.8L8 14.3 2.5 11.4V4.6ZM2.5 4.6 8 7.6l5.5-3M8 7.6v6.7',
  key: 'M5.2 14a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM7.5 8.5 13.7 2.3M11 5l2.3 2.3M9 7l1.5 1.5',
  question:
    'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6ZM6 6.3c0-1.2.9-2 2-2s2 .7 2 1.9c0 1.6-2 1.6-2 3.1M8 11.2v.5',
  call: 'M2 3h12v10H2ZM4.5 6l2.2 2-2.2 2M8.2 10.3h3.3',
  resource:
    'M13.5 4c0 1.2-2.5 2.2-5.5 2.2S2.5 5.2 2.5 4 5 1.8 8 1.8s5.5 1 5.5 2.2ZM2.5 4v8c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2V4M2.5 8c0 1.2 2.5 2.2 5.5 2.2s5.5-1 5.5-2.2',
  tag: 'M2 2h5.7l6.3 6.3-5.7 5.7L2 7.7ZM5 5.5h.5',
  check: 'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6ZM5 8.2l2.1 2.1L11 6.2',
  denied: 'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6ZM3.6 3.6l8.8 8.8',
  failed: 'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6ZM5.5 5.5l5 5M10.5 5.5l-5 5',
  hint: 'M5.8 12h4.4M6.5 14h3M8 1.8a4.3 4.3 0 0 0-2.6 7.7c.4.3.6.7.6 1.2h4c0-.5.2-.9.6-1.2A4.3 4.3 0 0 0 8 1.8Z',
  notice:
    'M1.3 8S3.7 3.6 8 3.6 14.7 8 14.7 8 12.3 12.4 8 12.4 1.3 8 1.3 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
} as const;

export type IconName = keyof typeof PATHS;

export const KIND_ICONS: Readonly<Record<PictureNode['kind'], IconName>> = {
  root: 'shield',
  user: 'person',
  role: 'role',
  session: 'session',
  federated: 'person',
  service: 'service',
  provider: 'building',
  person: 'person',
  'source identity': 'tag',
  workload: 'cube',
  account: 'building',
  credentials: 'key',
  unknown: 'question',
  call: 'call',
  resource: 'resource',
  gap: 'question',
};

/** An icon beside words that say the same, so nothing is told by it alone. */
export function icon(name: IconName): SVGSVGElement {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('path', { d: PATHS[name] }),
  );
}
