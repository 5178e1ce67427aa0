import { own } from '../own';

/**
 * The public Regions and their places.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const PLACES: Readonly<Record<string, string>> = {
  'af-south-1': 'Cape Town',
  'ap-east-1': 'Hong Kong',
  'ap-east-2': 'Taipei',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-northeast-3': 'Osaka',
  'ap-south-1': 'Mumbai',
  'ap-south-2': 'Hyderabad',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'ap-southeast-3': 'Jakarta',
  'ap-southeast-4': 'Melbourne',
  'ap-southeast-5': 'Malaysia',
  'ap-southeast-6': 'New Zealand',
  'ap-southeast-7': 'Thailand',
  'ca-central-1': 'Central Canada',
  'ca-west-1': 'Calgary',
  'cn-north-1': 'Beijing',
  'cn-northwest-1': 'Ningxia',
  'eu-central-1': 'Frankfurt',
  'eu-central-2': 'Zurich',
  'eu-north-1': 'Stockholm',
  'eu-south-1': 'Milan',
  'eu-south-2': 'Spain',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'eusc-de-east-1': 'European Sovereign Cloud, Brandenburg',
  'il-central-1': 'Tel Aviv',
  'me-central-1': 'United Arab Emirates',
  'me-south-1': 'Bahrain',
  'me-west-1': 'Saudi Arabia',
  'mx-central-1': 'Central Mexico',
  'sa-east-1': 'São Paulo',
  'sa-west-1': 'Chile',
  'us-east-1': 'Northern Virginia',
  'us-east-2': 'Ohio',
  'us-gov-east-1': 'GovCloud, US-East',
  'us-gov-west-1': 'GovCloud, US-West',
  'us-west-1': 'Northern California',
  'us-west-2': 'Oregon',
};

/** The names of the public Regions, by the alphabet. */
export const REGIONS: readonly string[] = Object.keys(PLACES).sort();

/** Where a Region is: `Frankfurt` for `eu-central-1`; `undefined` for one that is not known. */
export function regionPlace(region: string): string | undefined {
  return own(PLACES, region);
}

/** Whether a text is written like the name of a Region, also of one yet to come. */
export function isRegionName(value: string): boolean {
  return /^[a-z]{2,5}(?:-[a-z]{2,20}){1,3}-\d{1,2}$/.test(value);
}

const PARTITIONS: readonly (readonly [form: RegExp, partition: string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^eusc-/, 'aws-eusc'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/, 'aws'],
];

/** The partition that a Region lies in, `aws-cn` for `cn-north-1`, also for Regions yet to come. */
export function partitionOf(region: string): string | undefined {
  return BY_REGION.get(region) ?? partitionByForm(region);
}

function partitionByForm(region: string): string | undefined {
  return PARTITIONS.find(([form]) => form.test(region))?.[1];
}

/** The partitions of the Regions that are known: every event asks. */
const BY_REGION: ReadonlyMap<string, string | undefined> = new Map(
  REGIONS.map(region => [region, partitionByForm(region)]),
);
