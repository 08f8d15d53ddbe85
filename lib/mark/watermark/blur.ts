/** Mean over a square of 2 * radius + 1 px, cut off at the picture's edges (the mean of what is there). In place, by running sums. */
export function blur(values: Float32Array, width: number, height: number, radius: number): void {
  const line = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    line.set(values.subarray(row, row + width));
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += line[x] ?? 0;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += line[x + radius] ?? 0;
      if (x - radius - 1 >= 0) sum -= line[x - radius - 1] ?? 0;
      values[row + x] = sum / (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
    }
  }
  // columns, all at once: the rows that will be subtracted are kept until then
  const kept = new Float32Array(width * (radius + 1));
  const sums = new Float64Array(width);
  for (let y = 0; y < Math.min(radius, height); y++) addRow(sums, values, y * width, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(sums, values, (y + radius) * width, 1);
    const slot = (y % (radius + 1)) * width;
    if (y - radius - 1 >= 0) addRow(sums, kept, slot, -1);
    const row = y * width;
    kept.set(values.subarray(row, row + width), slot);
    const count = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    for (let x = 0; x < width; x++) values[row + x] = (sums[x] ?? 0) / count;
  }
}

function addRow(sums: Float64Array, values: Float32Array, from: number, sign: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + sign * (values[from + x] ?? 0);
}
