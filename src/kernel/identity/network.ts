import { isIPv6 } from 'node:net';

/**
 * The network a request comes from: /24 for IPv4, /56 for IPv6. Failures are counted for one account from one
 * network, so 200 people behind a campus gateway do not lock each other, and a stranger elsewhere locks nobody.
 */
export function networkOf(ip: string): string {
  if (isIPv6(ip)) {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
    if (mapped) return networkOf(mapped[1]!);
    return `${expandIPv6(ip).slice(0, 4).join(':').slice(0, -2)}00::/56`;
  }
  return /^\d+\.\d+\.\d+\.\d+$/.test(ip) ? `${ip.split('.').slice(0, 3).join('.')}.0/24` : 'unknown';
}

function expandIPv6(ip: string): string[] {
  const [head = '', tail] = ip.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].map((part) => part.toLowerCase().padStart(4, '0'));
}
