// Outlines of the kinds' shapes, as vis-network draws them, for pictures that are made without it.

const corners = (count, radiusAt, turn = 0) =>
  Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count + turn;
    return [radiusAt(at) * Math.cos(angle), radiusAt(at) * Math.sin(angle)];
  });

const TRIANGLE_HEIGHT = Math.sqrt(3);
const OUTLINES = {
  diamond: () => corners(4, () => 1),
  square: () => corners(4, () => Math.SQRT2, Math.PI / 4),
  hexagon: () => corners(6, () => 1),
  star: () => corners(10, (at) => 0.82 * (at % 2 ? 0.5 : 1.3), -Math.PI / 2).map(([x, y]) => [x, y + 0.082]),
  triangle: () => {
    const [low, high] = [TRIANGLE_HEIGHT / 3, TRIANGLE_HEIGHT * (2 / 3)];
    const points = [
      [0, -high],
      [1, low],
      [-1, low],
    ];
    return points.map(([x, y]) => [x * 1.15, (y + 0.275) * 1.15]);
  },
};

// Corners around a centre, or nothing for a disc.
const outlineOf = (shape, { x, y }, size) => OUTLINES[shape]?.().map(([dx, dy]) => [x + dx * size, y + dy * size]);
