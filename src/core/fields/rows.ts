import type { Field, FieldType, Required } from '../fields';

/** What the rows of one table have in common; a row may say otherwise. */
export type Common = Pick<Field, 'record' | 'categories' | 'docs' | 'since'>;

/** One field: path, JSON types with `|` between them, when it is there, what it is, and the rest. */
export type Row = readonly [
  path: string,
  types: FieldType | `${FieldType}|${FieldType}`,
  required: Required,
  description: string,
  more?: Partial<Field>,
];

export function rows(common: Common, table: readonly Row[]): readonly Field[] {
  return table.map(([path, types, required, description, more]) => ({
    ...common,
    path,
    types: types.split('|') as FieldType[],
    required,
    description,
    ...more,
  }));
}

/** A page of the CloudTrail user guide. */
export function userGuide(page: string): string {
  return `https://docs.aws.amazon.com/awscloudtrail/latest/userguide/${page}.html`;
}

export const CONTENTS = userGuide('cloudtrail-event-reference-record-contents');
export const IDENTITY = userGuide('cloudtrail-event-reference-user-identity');

export const MD = ['Management', 'Data'];
export const MDN = [...MD, 'NetworkActivity'];
export const MDNI = [...MDN, 'Insight'];
export const ALL = [...MDNI, 'Aggregated'];

export const ACCOUNT_ID = { pattern: /^\d{12}$/, form: '12 digits.' };
export const EVENT_SOURCE = {
  pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.(com(\.cn)?|eu)|amazon\.com|api\.aws)$/,
  form: 'Usually a short name without spaces, then `.amazonaws.com`.',
};
export const REGION = {
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d+$/,
  form: 'A Region code such as `us-east-1`.',
};
export const GUID = {
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  form: 'A GUID in lower case.',
};
