import { own } from '../own';

/** What the identifiers of EC2 and its neighbours name, as sentences, by what stands before the hyphen. */
const KINDS: Readonly<Record<string, string>> = {
  acl: 'A network ACL.',
  ami: 'A machine image (AMI).',
  aclassoc: 'An association of a network ACL.',
  cgw: 'A customer gateway.',
  cr: 'A capacity reservation.',
  dopt: 'A set of DHCP options.',
  eigw: 'An egress-only internet gateway.',
  eipalloc: 'An Elastic IP address.',
  eipassoc: 'An association of an Elastic IP address.',
  eni: 'A network interface.',
  fl: 'A VPC flow log.',
  fleet: 'An EC2 fleet.',
  fs: 'A file system.',
  h: 'A dedicated host.',
  i: 'An EC2 instance.',
  igw: 'An internet gateway.',
  key: 'An EC2 key pair.',
  lgw: 'A local gateway.',
  lt: 'A launch template.',
  mi: 'A managed node of Systems Manager.',
  nat: 'A NAT gateway.',
  o: 'An organization of AWS Organizations.',
  ou: 'An organizational unit of AWS Organizations.',
  pcx: 'A VPC peering connection.',
  pl: 'A prefix list.',
  rtb: 'A route table.',
  rtbassoc: 'An association of a route table.',
  sfr: 'A Spot Fleet request.',
  sg: 'A security group.',
  sgr: 'A rule of a security group.',
  sir: 'A Spot Instance request.',
  snap: 'A snapshot of a volume.',
  subnet: 'A subnet.',
  tgw: 'A transit gateway.',
  vgw: 'A virtual private gateway.',
  vol: 'An EBS volume.',
  vpc: 'A VPC.',
  vpce: 'A VPC endpoint.',
  vpn: 'A VPN connection.',
};

/** What an identifier such as `sg-0123456789abcdef0` names; `undefined` when it is none of these. */
export function resourceKind(id: string): string | undefined {
  const [, prefix = ''] =
    /^([a-z]+)-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.exec(id) ??
    /^(o)-[a-z0-9]{10,32}$/.exec(id) ??
    /^(ou)-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/.exec(id) ??
    [];
  return own(KINDS, prefix);
}
