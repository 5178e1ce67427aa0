/** Services that answer on ports whose exposure matters most, by number. */
const SERVICES: Readonly<Record<number, string>> = {
  20: 'FTP',
  21: 'FTP',
  22: 'SSH',
  23: 'Telnet',
  25: 'SMTP',
  53: 'DNS',
  80: 'HTTP',
  110: 'POP3',
  135: 'Windows RPC',
  139: 'NetBIOS',
  143: 'IMAP',
  389: 'LDAP',
  443: 'HTTPS',
  445: 'SMB',
  636: 'LDAPS',
  1433: 'SQL Server',
  1521: 'Oracle',
  2049: 'NFS',
  2375: 'Docker',
  2376: 'Docker',
  2379: 'etcd',
  3306: 'MySQL',
  3389: 'RDP',
  5432: 'PostgreSQL',
  5439: 'Redshift',
  5601: 'Kibana',
  5900: 'VNC',
  5985: 'WinRM',
  5986: 'WinRM',
  6379: 'Redis',
  6443: 'Kubernetes API',
  8080: 'HTTP',
  8443: 'HTTPS',
  9092: 'Kafka',
  9200: 'OpenSearch',
  10250: 'kubelet',
  11211: 'Memcached',
  27017: 'MongoDB',
};

/** What usually answers on a port: `SSH` on 22. */
export function portService(port: number): string | undefined {
  return SERVICES[port];
}

/** The services in a range of ports, the lowest first. */
export function portServices(from: number, to: number): readonly string[] {
  const ports = Object.keys(SERVICES).map(Number);
  const names = ports.filter(port => port >= from && port <= to).map(port => SERVICES[port] ?? '');
  return [...new Set(names)];
}
