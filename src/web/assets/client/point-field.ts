import { all, on, onPage } from './page.ts';

const STEP = 0.0002;

/** A point of the village: tapped on the drawn ground, moved by arrow keys, or taken from the phone. */
export function pickPoints(): void {
  on('click', '[data-point-map]', (map, event) => {
    const { clientX, clientY } = event as MouseEvent;
    const box = map.getBoundingClientRect();
    // Enter and the space bar click without a place: the middle, from where the arrows lead on.
    const isByHand = clientX !== 0 || clientY !== 0;
    const [x, y] = isByHand
      ? [(clientX - box.left) / box.width, (clientY - box.top) / box.height]
      : [0.5, 0.5];
    const { west, east, north, south } = edges(map);
    put(map, north - y * (north - south), west + x * (east - west));
  });
  on('keydown', '[data-point-map]', (map, event) => {
    const moves: Record<string, [number, number]> = {
      ArrowUp: [STEP, 0],
      ArrowDown: [-STEP, 0],
      ArrowLeft: [0, -STEP],
      ArrowRight: [0, STEP],
    };
    const move = moves[(event as KeyboardEvent).key];
    if (!move) return;
    event.preventDefault();
    const { west, east, north, south } = edges(map);
    const [latitude, longitude] = read(map) ?? [(north + south) / 2, (west + east) / 2];
    put(map, latitude + move[0], longitude + move[1]);
  });
  on('input', '[data-point-value]', (field) => draw(field));
  on('click', '[data-point-here]', (button) => {
    say(button, 'Mencari lokasi…');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        put(button, coords.latitude, coords.longitude);
        say(button, `Lokasi ponsel dipakai, ketelitian ${Math.round(coords.accuracy)} m.`);
      },
      () => say(button, 'Lokasi tidak didapat. Ketuk tempatnya di peta, atau kosongkan.'),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  });
  onPage(() => {
    for (const field of all('[data-point-value]')) draw(field);
  });
}

const fieldOf = (element: Element) => element.closest<HTMLElement>('[data-point-field]')!;
const inputOf = (element: Element) => fieldOf(element).querySelector<HTMLInputElement>('[data-point-value]')!;

function edges(map: HTMLElement) {
  const { west, east, north, south } = map.dataset;
  return { west: Number(west), east: Number(east), north: Number(north), south: Number(south) };
}

function read(within: Element): [number, number] | undefined {
  const [latitude, longitude] = inputOf(within).value.split(/[,;]/).map(Number);
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude!, longitude!] : undefined;
}

function put(within: Element, latitude: number, longitude: number): void {
  const input = inputOf(within);
  input.value = `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  // The draft of the form listens.
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function draw(within: Element): void {
  const map = fieldOf(within).querySelector<HTMLElement>('[data-point-map]');
  const mark = map?.querySelector('[data-point-mark]');
  if (!map || !mark) return;
  const point = read(within);
  const { west, east, north, south } = edges(map);
  const box = map.querySelector('svg')!.viewBox.baseVal;
  mark.setAttribute('visibility', point ? 'visible' : 'hidden');
  if (!point) return;
  const x = ((point[1] - west) / (east - west)) * box.width;
  const y = ((north - point[0]) / (north - south)) * box.height;
  mark.setAttribute('transform', `translate(${x} ${y})`);
}

function say(within: Element, words: string): void {
  const note = fieldOf(within).querySelector('[data-point-note]');
  if (note) note.textContent = words;
}
