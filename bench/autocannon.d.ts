/** The part of autocannon that the benchmarks use; it brings no types. */
declare module 'autocannon' {
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
  }): Promise<{ non2xx: number; errors: number; duration: number; requests: { total: number } }>;
}
