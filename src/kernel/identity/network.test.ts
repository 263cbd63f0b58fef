import { describe, expect, it } from 'vitest';
import { describeDevice } from './describe-device.ts';
import { networkOf } from './network.ts';

describe('the network a failure is counted for', () => {
  it('is the same for neighbours behind one gateway and another elsewhere', () => {
    expect(networkOf('10.1.2.3')).toBe('10.1.2.0/24');
    expect(networkOf('10.1.2.250')).toBe(networkOf('10.1.2.3'));
    expect(networkOf('10.1.3.3')).not.toBe(networkOf('10.1.2.3'));
    expect(networkOf('::ffff:10.1.2.3')).toBe('10.1.2.0/24');
  });

  it('does not change when a phone takes the next address of its own IPv6 network', () => {
    expect(networkOf('2001:db8:1:1201::1')).toBe(networkOf('2001:db8:1:12ff:abcd::9'));
    expect(networkOf('2001:db8:1:1201::1')).not.toBe(networkOf('2001:db8:1:1301::1'));
    expect(networkOf('2001:DB8:1:1201::1')).toBe(networkOf('2001:db8:1:1201::1'));
    expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::1'));
  });

  it('is one for whatever is no address, so that nothing slips through uncounted', () => {
    expect(networkOf('')).toBe('unknown');
    expect(networkOf('nonsense')).toBe('unknown');
  });
});

describe('a device in the list of sessions', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
      'Chrome di Android',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36',
      'Samsung Internet di Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari di iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
      'Edge di Windows',
    ],
    ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox di Linux'],
    ['undici', 'Aplikasi undici'],
    ['', 'Perangkat tidak dikenal'],
    ['<script>alert(1)</script>', 'Perangkat tidak dikenal'],
  ])('%s is called "%s"', (userAgent, words) => {
    expect(describeDevice(userAgent)).toBe(words);
  });
});
